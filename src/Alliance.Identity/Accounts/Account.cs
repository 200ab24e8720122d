using Alliance.Identity.Administering;
using Alliance.Kernel;

namespace Alliance.Identity.Accounts;

/// <summary>Where an account stands. Follows from its dates; never stored.</summary>
public enum AccountState
{
    /// <summary>Invited, but the link hasn't been used yet: can't sign in.</summary>
    Invited,
    Active,

    /// <summary>Too many wrong passwords; opens by itself after a while.</summary>
    Locked,
    Deactivated,
}

/// <summary>A person's access to one organisation. The same person at two platforms has two accounts that know nothing of each other.</summary>
public sealed class Account : IRevised, IFindable
{
    /// <summary>Wrong passwords in a row after which an account is locked.</summary>
    public const int MostFailedAttempts = 5;

    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    private Account() { } // for EF Core

    public Account(string email, string displayName, string language, IEnumerable<string> roles, DateTime invitedAt)
    {
        Id = Id<Account>.New();
        Email = TypedText.Clean(email);
        NormalizedEmail = Normalize(Email);
        (DisplayName, Language, InvitedAt) = (Named(displayName), language, invitedAt);
        Roles = [.. roles.Distinct(StringComparer.Ordinal)];
        EndSessions();
    }

    public Id<Account> Id { get; private set; }

    /// <summary>As the person writes it; also the name they sign in with.</summary>
    public string Email { get; set; } = "";

    /// <summary>Unique within the organisation.</summary>
    public string NormalizedEmail { get; set; } = "";

    public string DisplayName { get; private set; } = "";

    /// <summary>Of <see cref="Kernel.Roles"/>, as far as the organisation's kind knows them.</summary>
    public List<string> Roles { get; private set; } = [];

    /// <summary>Roles that it once had and has no more: what was given is remembered for good.</summary>
    public List<string> FormerRoles { get; private set; } = [];

    /// <summary>Two-letter code; mails are written in it.</summary>
    public string Language { get; private set; } = "fr";

    public DateTime InvitedAt { get; private set; }

    /// <summary>When the invitation was accepted; null until then.</summary>
    public DateTime? JoinedAt { get; private set; }

    public DateTime? DeactivatedAt { get; private set; }

    public DateTime? LastSignedInAt { get; private set; }

    /// <summary>Wrong passwords since the last right one. Counted in the database, in one statement with <see cref="LockedUntil"/>.</summary>
    public int FailedAttempts { get; private set; }

    public DateTime? LockedUntil { get; private set; }

    public string? PasswordHash { get; set; }

    /// <summary>Sessions, refresh tokens and mailed links carry it; changing it ends them all.</summary>
    public string SecurityStamp { get; set; } = "";

    public long Revision { get; private set; }

    IEnumerable<string?> IFindable.FoundBy => [DisplayName, Email];

    public static string Normalize(string email)
    {
        ArgumentNullException.ThrowIfNull(email);
        return TypedText.Clean(email).ToUpperInvariant();
    }

    public AccountState StateAt(DateTime now) => this switch
    {
        { DeactivatedAt: not null } => AccountState.Deactivated,
        { JoinedAt: null } => AccountState.Invited,
        { LockedUntil: { } until } when until > now => AccountState.Locked,
        _ => AccountState.Active,
    };

    /// <exception cref="RefusedException"><c>account.already-joined</c></exception>
    public void Join(string displayName, string language, DateTime now)
    {
        if (JoinedAt is not null) throw new RefusedException("account.already-joined", "This invitation has been accepted already.");
        (DisplayName, Language, JoinedAt) = (Named(displayName), language, now);
    }

    public void Describe(string displayName, string language)
    {
        (DisplayName, Language) = (Named(displayName), language);
    }

    public void ChangeRoles(IEnumerable<string> roles)
    {
        var before = Roles;
        Roles = [.. roles.Distinct(StringComparer.Ordinal)];
        FormerRoles = [.. FormerRoles.Union(before, StringComparer.Ordinal).Except(Roles, StringComparer.Ordinal)];
    }

    public void Deactivate(DateTime now)
    {
        DeactivatedAt ??= now;
        EndSessions();
    }

    public void Reactivate()
    {
        DeactivatedAt = null;
    }

    public void Unlock()
    {
        (FailedAttempts, LockedUntil) = (0, null);
    }

    /// <summary>Whatever was handed out before stops working: cookies, tokens, links in mails.</summary>
    public void EndSessions() => SecurityStamp = Guid.NewGuid().ToString("N");

    /// <exception cref="RefusedException"><c>account.name-missing</c></exception>
    private static string Named(string name) => TypedText.Clean(name) is { Length: > 0 and <= 120 } trimmed
        ? trimmed
        : throw new RefusedException("account.name-missing", "A name has 1 to 120 characters.");
}
