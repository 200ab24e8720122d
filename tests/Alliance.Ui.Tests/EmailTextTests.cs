using Bunit;

namespace Alliance.Ui.Tests;

public sealed class EmailTextTests
{
    [TestCase("salma.idrissi@exemple.ma", "salma|.idrissi|@exemple|.ma")]
    [TestCase("a@b", "a|@b")]
    [TestCase("..@", ".|.|@")]
    [TestCase("salma", "salma")]
    public void It_breaks_before_its_signs_alone(string address, string pieces)
    {
        Assert.That(EmailText.Pieces(address), Is.EqualTo(pieces.Split('|')));

        using var context = new Page();
        var shown = context.Render<EmailText>(x => x.Add(y => y.Address, address));
        Assert.That(shown.Find("bdi[dir=ltr]").InnerHtml, Is.EqualTo(pieces.Replace("|", "<wbr>", StringComparison.Ordinal)));
        Assert.That(shown.Find("bdi").TextContent, Is.EqualTo(address), "copied as it is");
    }
}
