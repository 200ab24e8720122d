using System.Globalization;
using System.Net;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Sessions;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Minutes;

/// <summary>Whether minutes shown by somebody are this platform's, and what they decided in figures, so that a paper that was changed is seen to be. Open to all: the code is the key, and no name or title is told.</summary>
/// <remarks>Asks for no permission: the code is the key. Looks in this platform's database alone: a code of another platform verifies nothing here.</remarks>
public sealed class VerifyMinutes(PlatformDb db, TenantContext tenant, VerificationLimits limits)
{
    /// <param name="Number">As printed: its place on the agenda.</param>
    /// <param name="Outcome">Of the last ballot that was counted; null when there was none.</param>
    /// <param name="Motion">What was carried, where it is one of the four decisions.</param>
    /// <param name="Amount">That was granted.</param>
    public sealed record Decided(int Number, Outcome? Outcome, MotionKind? Motion, Money? Amount, int? Term);

    /// <param name="Initials">Of who signed.</param>
    public sealed record SignedBy(Signatory As, string Initials, DateOnly On);

    /// <param name="Hash">SHA-256 of the canonical text, as printed.</param>
    public sealed record Verified(string Platform, string Body, DateOnly MeetsOn, DateOnly FrozenOn, string Hash)
    {
        /// <summary>0 for the minutes, else the number of this correction of them.</summary>
        public required int Correction { get; init; }

        /// <summary>Days on which they were corrected since, or corrected again.</summary>
        public required IReadOnlyList<DateOnly> CorrectedOn { get; init; }

        public required IReadOnlyList<Decided> Items { get; init; }

        public required IReadOnlyList<SignedBy> Signatures { get; init; }
    }

    public static void Map(IEndpointRouteBuilder minutes) => minutes.MapGet("/verify/{code}", Get).WithSummary("Verify minutes by the code on them")
        .Produces<Verified>().ProducesProblem(404).ProducesProblem(429).WithMetadata(new AllowAnonymousAttribute());

    /// <summary>False when this address has asked too often.</summary>
    public bool Allows(IPAddress? from) => limits.Allow(tenant.Organisation, from);

    /// <returns>Null when this platform has frozen no such minutes.</returns>
    public async Task<Verified?> Handle(string code, string language, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (!Verification.CanBeCode(code)) return null;

        var record = await db.Set<MinutesRecord>().AsNoTracking().SingleOrDefaultAsync(x => x.Code == code, ct);
        if (record is null || !Verification.IsCode(code, record.Code)) return null;

        var text = record.Read();
        var later = await db.Set<MinutesRecord>().AsNoTracking().Where(x => x.SessionId == record.SessionId && x.Number > record.Number).OrderBy(x => x.Number).Select(x => x.FrozenOn).ToListAsync(ct);
        return new(text.NameIn(language), text.Body, text.MeetsOn, record.FrozenOn, record.Hash)
        {
            Correction = record.Number - 1,
            CorrectedOn = later,
            Items = MinutesReport.Of(text) is { } report ? [.. report.Parts.Select((x, i) => Of(x, i + 1))] : [],
            Signatures = [.. record.Signatures.OrderBy(x => x.As).Select(x => new SignedBy(x.As, Initials.Of(x.Name), x.On))],
        };
    }

    private static Decided Of(MinutesReport.Part part, int at)
    {
        var counted = part.Ballots.Where(x => x.Result is not null).ToList();
        var carried = counted.FindLast(x => x.Result!.Outcome is Outcome.Carried);
        return new(at, carried?.Result!.Outcome ?? counted.LastOrDefault()?.Result!.Outcome, carried?.Motion?.Kind, carried?.Motion?.Amount, carried?.Motion?.Term);
    }

    private static Task<IResult> Get(string code, VerifyMinutes verifyMinutes, HttpContext context, CancellationToken ct) =>
        Verification.Answer(context, verifyMinutes.Allows, () => verifyMinutes.Handle(code, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, ct));
}
