namespace Alliance.Architecture.Tests;

/// <summary>A file is about one thing, so it stays short: a longer one is split by what it is about.</summary>
public sealed class Sizes
{
    [TestCase("src", 250)]
    [TestCase("tests", 300)]
    public void No_file_is_long(string folder, int most)
    {
        var longer =
            from file in Product.Files(folder, ".cs").Concat(Product.Files(folder, ".razor"))
            where !file.IsIn("src/Alliance.Migrations.")
            let lines = file.Text.Count(x => x == '\n')
            where lines > most
            select $"{file.Path}: {lines}";

        Assert.That(longer, Is.Empty);
    }
}
