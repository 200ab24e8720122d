using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Kernel.Tests.Post;

public sealed class Parcel
{
    public required Id<Parcel> Id { get; init; }

    public required string Name { get; set; }

    public string? Words { get; set; }

    public string Letter { get; init; } = "";

    public required Address To { get; init; }
}

public sealed record Address(string Street);

internal sealed class ParcelMapping : IEntityTypeConfiguration<Parcel>
{
    public void Configure(EntityTypeBuilder<Parcel> builder)
    {
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Name).HasMaxLength(120);
        builder.HasIndex(x => x.Name).IsUnique();
        builder.Property(x => x.Words).HasMaxLength(2_000);
        builder.Property(x => x.Letter).KeepsMarksOfDirection();
        builder.ComplexProperty(x => x.To, to => to.Property(x => x.Street).HasMaxLength(100));
    }
}

internal sealed class PostDb(DbContextOptions<PostDb> options) : ModuleDb(options)
{
    public override string Module => "post";

    public DbSet<Parcel> Parcels => Set<Parcel>();
}

public sealed class StoredTextsTests : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public StoredTextsTests()
    {
        _connection.Open();
        using var db = Db();
        db.Database.EnsureCreated();
    }

    public void Dispose() => _connection.Dispose();

    [TestCase("photo\u202Egpj.exe", "photogpj.exe")]
    [TestCase("Salma\u0000 Idrissi", "Salma Idrissi")]
    [TestCase("\u2066Salma\u2069 \u200FIdrissi\u061C", "Salma Idrissi")]
    [TestCase("Salma\r\nIdrissi\t", "Salma Idrissi")]
    [TestCase("a\u001B[31mb", "a[31mb")]
    [TestCase("می\u200Cخواهم", "می\u200Cخواهم")] // a joiner shapes letters
    [TestCase("Salma  Idrissi", "Salma  Idrissi")] // what was seen stays
    [TestCase("é 😀 ﷺ", "é 😀 ﷺ")]
    public async Task A_name_is_stored_as_it_was_seen(string entered, string stored)
    {
        var parcel = await Store(entered, null, entered);

        Assert.That((parcel.Name, parcel.To.Street), Is.EqualTo((stored, stored)));
    }

    [Test]
    public async Task Words_keep_their_lines()
    {
        var parcel = await Store("x", "first\u202E line\n\u0007second", "x");

        Assert.That(parcel.Words, Is.EqualTo("first line\nsecond"));
    }

    [Test]
    public async Task Words_keep_their_layout()
    {
        const string Note = "vu le stock :\n\t- 12   sacs\n\t- 3    bidons";

        Assert.That((await Store("x", Note, "x")).Words, Is.EqualTo(Note));
        Assert.That((await Store("y", Note + "\u202E", "y")).Words, Is.EqualTo(Note));
    }

    [Test]
    public async Task A_letter_keeps_its_authors_marks_and_no_others()
    {
        var parcel = await Store("x", null, "x", letter: "\u200Fرقم \u200E(5)\u202E");

        Assert.That(parcel.Letter, Is.EqualTo("\u200Fرقم \u200E(5)"));
    }

    [TestCase("Salma", "Salma\u200F")]
    [TestCase("Salma", "\u2066 Salma\u2069")]
    [TestCase("Salma Idrissi", "Salma\tIdrissi")]
    public async Task Who_asks_for_a_unique_text_asks_for_it_as_it_is_stored(string stored, string asked)
    {
        var parcel = await Store(stored, null, "x");
        await using var db = Db();

        Assert.That(await db.Parcels.Where(x => x.Name == asked).Select(x => x.Id).ToListAsync(), Is.EqualTo(new[] { parcel.Id }));
        Assert.That(await db.Parcels.AnyAsync(x => new[] { asked, "other" }.Contains(x.Name)), Is.True);
    }

    [TestCase("\u200F")]
    [TestCase(" \u202E\u200D ")]
    public void What_must_be_said_is_not_said_by_what_nobody_sees(string unseen) =>
        Assert.That(async () => await Store(unseen, null, "x"), Throws.TypeOf<RefusedException>().With.Property("Code").EqualTo("text.missing"));

    [Test]
    public async Task What_may_be_left_out_is_left_out()
    {
        Assert.That((await Store("x", "\u200F\u202E", "x")).Words, Is.Null);
    }

    [Test]
    public async Task A_later_change_is_cleaned_too()
    {
        var id = (await Store("x", null, "x")).Id;
        await using var db = Db();
        (await db.Parcels.SingleAsync(x => x.Id == id)).Name = "y\u202E";

        await db.SaveChangesAsync();

        Assert.That((await Read(id)).Name, Is.EqualTo("y"));
    }

    private PostDb Db() => new(new DbContextOptionsBuilder<PostDb>().UseSqlite(_connection).Options) { Steps = CommitSteps.None };

    private async Task<Parcel> Store(string name, string? words, string street, string letter = "")
    {
        var id = Id<Parcel>.New();
        await using var db = Db();
        db.Add(new Parcel { Id = id, Name = name, Words = words, To = new(street), Letter = letter });
        await db.SaveChangesAsync();
        return await Read(id);
    }

    private async Task<Parcel> Read(Id<Parcel> id)
    {
        await using var db = Db();
        return await db.Parcels.AsNoTracking().SingleAsync(x => x.Id == id);
    }
}
