using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Kernel.Tests.Library;

public sealed class Book : IFindable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Title { get; set; }
    public string? Isbn { get; init; }

    IEnumerable<string?> IFindable.FoundBy => [Title, Isbn];
}

internal sealed class LibraryDb(DbContextOptions<LibraryDb> options) : ModuleDb(options)
{
    public override string Module => "library";

    public DbSet<Book> Books => Set<Book>();
}

public sealed class SearchTests : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public SearchTests()
    {
        _connection.Open();
        using var db = Db();
        db.Database.EnsureCreated();
    }

    public void Dispose() => _connection.Dispose();

    private LibraryDb Db() => new(new DbContextOptionsBuilder<LibraryDb>().UseSqlite(_connection).Options) { Steps = CommitSteps.None };

    private async Task Save(params Book[] books)
    {
        await using var db = Db();
        db.AddRange(books);
        await db.SaveChangesAsync();
    }

    private async Task<string[]> Find(string? written)
    {
        await using var db = Db();
        return await db.Books.Matching(written, x => EF.Property<string>(x, Search.Column))
            .OrderBy(x => EF.Property<string>(x, Search.Column)).Select(x => x.Title).ToArrayAsync();
    }

    [TestCase("etranger", new[] { "L’Étranger" })]
    [TestCase("978 2-07", new[] { "L’Étranger" })]
    [TestCase("الايام", new[] { "الأيّام" })]
    [TestCase("  ", new[] { "Candide 100 %", "L’Étranger", "الأيّام" })]
    [TestCase("%", new string[0])]
    [TestCase("_", new string[0])]
    [TestCase("100%", new[] { "Candide 100 %" })]
    [TestCase("candide etranger", new string[0])]
    public async Task Rows_are_found_by_each_word_however_it_is_written(string written, string[] expected)
    {
        await Save(new() { Title = "L’Étranger", Isbn = "978-2-07-036002-4" }, new() { Title = "الأيّام" }, new() { Title = "Candide 100 %" });

        Assert.That(await Find(written), Is.EqualTo(expected));
        Assert.That(
            new[] { ("L’Étranger", "978-2-07-036002-4"), ("الأيّام", null), ("Candide 100 %", null) }.Where(x => Search.Finds(written, x.Item1, x.Item2)).Select(x => x.Item1),
            Is.EquivalentTo(expected), "in memory");
    }

    /// <summary>What begins with it stands before what has it inside, each in the order of letters, and no row twice.</summary>
    [TestCase("ben", 3, new[] { "Benali", "Bennis", "Aben" })]
    [TestCase("ben", 5, new[] { "Benali", "Bennis", "Aben", "Zaki Ben" })]
    [TestCase("BEN nis", 5, new[] { "Bennis" })]
    [TestCase("z", 5, new[] { "Zaki Ben" })]
    [TestCase("%", 5, new string[0])]
    [TestCase("", 5, new string[0])]
    public async Task The_best_of_those_that_match_come_first(string written, int most, string[] expected)
    {
        await Save(new() { Title = "Zaki Ben" }, new() { Title = "Bennis" }, new() { Title = "Aben" }, new() { Title = "Benali" }, new() { Title = "Alami" });

        await using var db = Db();
        Assert.That(await db.Books.Best(written, most, x => x.Title), Is.EqualTo(expected));
    }

    [TestCase("+212 6 12 34 56 78", true)]
    [TestCase("00212 (0)6 12 34 56 78", true)]
    [TestCase("0612345678", true)]
    [TestCase("+212 6 12 34 56 79", false)]
    [TestCase("2120", false)]
    public void A_phone_told_with_the_country_is_found_as_it_is_written_at_home(string written, bool expected) =>
        Assert.That(Search.Finds(written, "Amina", "06.12.34.56.78"), Is.EqualTo(expected));

    [TestCase("elalaoui", "Salma El Alaoui", true)]
    [TestCase("Salma El Alaoui", "ElAlaoui Salma", true)]
    [TestCase("benali", "Ben Ali", true)]
    [TestCase("aitlahcen", "Aït Lahcen", true)]
    [TestCase("Abdelkrim", "Abdel Krim", true)]
    [TestCase("elalaoui", "Alaoui", false)]
    [TestCase("alami", "Kamal Amine", false)]
    [TestCase("alaoui", "Jamal Aouita", false)]
    public async Task A_name_is_found_with_its_particle_apart_or_not(string written, string name, bool expected)
    {
        await Save(new Book { Title = name });

        Assert.That((await Find(written) is [_], Search.Finds(written, name)), Is.EqualTo((expected, expected)));
    }

    [Test]
    public async Task A_row_whose_name_changes_is_found_by_the_new_one()
    {
        await Save(new Book { Title = "Brouillon" });
        await using (var db = Db())
        {
            (await db.Books.SingleAsync()).Title = "Œuvre";
            await db.SaveChangesAsync();
        }

        Assert.That(await Find("oeuvre"), Is.EqualTo(new[] { "Œuvre" }));
        Assert.That(await Find("brouillon"), Is.Empty);
    }

    [Test]
    public async Task A_text_that_is_longer_than_its_column_is_cut()
    {
        await Save(new Book { Title = "a" + new string('ß', Search.LongestColumn) });

        Assert.That(await Find("ass"), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_number_after_a_name_that_ends_in_one_stays_apart() =>
        Assert.That(Search.Fold(new Book { Title = "Atlas 2", Isbn = "978" }), Is.EqualTo("atlas 2 978"));
}
