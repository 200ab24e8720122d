using System.Security.Cryptography;
using System.Text;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Governance.Minutes;

/// <summary>As what minutes are signed.</summary>
public enum Signatory
{
    Chair,
    Secretary,
}

/// <summary>Somebody stands by minutes, with their own account: a simple electronic signature (law 43-20).</summary>
public sealed class MinutesSignature : IFrozen
{
    private MinutesSignature() { } // for EF Core

    internal MinutesSignature(Signatory signatory, string name, Guid account, Entry entry) => (As, Name, AccountId, On, At) = (signatory, name, account, entry.Today, entry.At);

    public Signatory As { get; private init; }

    public string Name { get; private init; } = "";

    public Guid AccountId { get; private init; }

    /// <summary>The platform's business date.</summary>
    public DateOnly On { get; private init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private init; }
}

/// <summary>Minutes of a session, or a correction of them, as they were frozen (rule 16). Signatures come later; nothing else ever changes.</summary>
public sealed class MinutesRecord : IFrozen
{
    /// <summary>Characters of a SHA-256 in hexadecimal.</summary>
    public const int HashLength = 64;

    private readonly List<MinutesSignature> _signatures = [];

    private MinutesRecord() { } // for EF Core

    internal MinutesRecord(Id<Session> session, MinutesText text, Entry entry)
    {
        Text = Encoding.UTF8.GetBytes(text.Write());
        (SessionId, Number, Hash, Code, FrozenOn, By, At) = (session, text.Number, HashOf(Text), PublicCode.New(), text.FrozenOn, entry.By, entry.At);
    }

    public Id<Session> SessionId { get; private init; }

    /// <summary>1 for the minutes, more for corrections in their order.</summary>
    public int Number { get; private init; }

    /// <summary>The canonical text, in UTF-8: as it was hashed, to the byte.</summary>
    public byte[] Text { get; private init; } = [];

    /// <summary>SHA-256 of <see cref="Text"/>, in lower-case hexadecimal.</summary>
    public string Hash { get; private init; } = "";

    /// <summary>What the link on paper asks for (<see cref="PublicCode"/>).</summary>
    public string Code { get; private init; } = "";

    public DateOnly FrozenOn { get; private init; }

    public string By { get; private init; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; private init; }

    public IReadOnlyList<MinutesSignature> Signatures => _signatures;

    public MinutesText Read() => MinutesText.Read(Encoding.UTF8.GetString(Text));

    /// <exception cref="RefusedException"><c>minutes.signed-already</c>, <c>minutes.signed-by-you</c>: two persons sign.</exception>
    internal void Sign(Signatory signatory, string name, Guid account, Entry entry)
    {
        if (_signatures.Exists(x => x.As == signatory)) throw new RefusedException("minutes.signed-already", "These minutes are signed so already.");
        if (_signatures.Exists(x => x.AccountId == account)) throw new RefusedException("minutes.signed-by-you", "The same person doesn't sign twice.");
        _signatures.Add(new(signatory, name, account, entry));
    }

    internal static string HashOf(byte[] text) => Convert.ToHexStringLower(SHA256.HashData(text));
}

/// <summary>Minutes as they were printed first, for good: what is downloaded later is the same file.</summary>
public sealed class MinutesPaper : IFrozen
{
    public required Id<Session> SessionId { get; init; }

    public required int Number { get; init; }

    /// <summary>Two letters.</summary>
    public required string Language { get; init; }

    public required byte[] Pdf { get; init; }
}

/// <summary>What the secretary writes beside what the session itself tells, until it closes.</summary>
public sealed class MinutesWords
{
    public const int Longest = 4_000;

    /// <summary>Of the whole session.</summary>
    public const int OfAll = 0;

    public required Id<Session> SessionId { get; init; }

    /// <summary>Number of the item; <see cref="OfAll"/>.</summary>
    public required int Item { get; init; }

    public required string Words { get; set; }
}

internal sealed class MinutesRecordMapping : IEntityTypeConfiguration<MinutesRecord>
{
    public void Configure(EntityTypeBuilder<MinutesRecord> builder)
    {
        builder.ToTable("minutes");
        builder.HasKey(x => new { x.SessionId, x.Number });
        builder.Property(x => x.Number).ValueGeneratedNever();
        builder.Property(x => x.Hash).HasMaxLength(MinutesRecord.HashLength);
        builder.Property(x => x.Code).HasMaxLength(PublicCode.Length);
        builder.Property(x => x.By).HasMaxLength(120);
        builder.HasIndex(x => x.Code).IsUnique();
        builder.HasOne<Session>().WithMany().HasForeignKey(x => x.SessionId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(x => x.Signatures, signature =>
        {
            signature.ToTable("minutes_signatures");
            signature.WithOwner().HasForeignKey("SessionId", "Number");
            signature.HasKey("SessionId", "Number", nameof(MinutesSignature.As));
            signature.Property(x => x.As).ValueGeneratedNever();
            signature.Property(x => x.Name).HasMaxLength(120);
        });
    }
}

internal sealed class MinutesPaperMapping : IEntityTypeConfiguration<MinutesPaper>
{
    public void Configure(EntityTypeBuilder<MinutesPaper> builder)
    {
        builder.ToTable("minutes_papers");
        builder.HasKey(x => new { x.SessionId, x.Number, x.Language });
        builder.Property(x => x.Number).ValueGeneratedNever();
        builder.Property(x => x.Language).HasMaxLength(2);
        builder.HasOne<MinutesRecord>().WithMany().HasForeignKey(x => new { x.SessionId, x.Number }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MinutesWordsMapping : IEntityTypeConfiguration<MinutesWords>
{
    public void Configure(EntityTypeBuilder<MinutesWords> builder)
    {
        builder.ToTable("minutes_words");
        builder.HasKey(x => new { x.SessionId, x.Item });
        builder.Property(x => x.Item).ValueGeneratedNever();
        builder.Property(x => x.Words).HasMaxLength(MinutesWords.Longest);
        builder.HasOne<Session>().WithMany().HasForeignKey(x => x.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}
