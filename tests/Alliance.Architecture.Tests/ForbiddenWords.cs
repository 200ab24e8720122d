using System.Text.RegularExpressions;

namespace Alliance.Architecture.Tests;

/// <summary>Words that have no place in the product's code. What it may not call stands in BannedSymbols.txt, and the compiler refuses it.</summary>
public sealed class ForbiddenWords
{
    [Test]
    public void What_is_there_is_finished()
    {
        var found =
            from file in Product.Files("src", ".cs", ".razor")
            from line in file.Lines
            where Regex.IsMatch(line.Code, @"\b(TODO|FIXME|HACK)\b")
            select $"{file.Path}:{line.Number}: {line.Code.Trim()}";

        Assert.That(found, Is.Empty);
    }

    /// <summary>Right to left is a mirror of the page: whoever says left or right stays behind.</summary>
    [Test]
    public void Pages_say_start_and_end()
    {
        const string sides = @"\b(margin|padding|border)-(left|right)\b|text-align:\s*(left|right)\b|float:\s*(left|right)\b|(?<![\w-])(left|right):\s|[""\s][mp][lr]-(\d|auto)";
        var found =
            from file in Product.Files("src", ".razor", ".css")
            from line in file.Lines
            where Regex.IsMatch(line.Code, sides)
            select $"{file.Path}:{line.Number}: {line.Code.Trim()}";

        Assert.That(found, Is.Empty);
    }

    /// <summary>Fonts, scripts and pictures of other hosts see our users, and are missing when those hosts are.</summary>
    [Test]
    public void Nothing_is_loaded_from_another_host()
    {
        var found =
            from file in Product.Files("src", ".razor", ".css", ".js", ".html")
            from line in file.Lines
            where Regex.IsMatch(line.Code, @"(src|href)=""(https?:)?//|url\(\s*['""]?(https?:)?//|@import|import\(?\s*['""]https?:") && !line.Code.Contains("<a ", StringComparison.Ordinal)
            select $"{file.Path}:{line.Number}: {line.Code.Trim()}";

        Assert.That(found, Is.Empty);
    }
}
