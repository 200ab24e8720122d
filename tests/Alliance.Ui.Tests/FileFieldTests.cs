using Bunit;
using Microsoft.AspNetCore.Components.Forms;

namespace Alliance.Ui.Tests;

public sealed class FileFieldTests
{
    [TestCase("fr", "Choisir un fichier", "ou déposez-le ici")]
    [TestCase("ar", "اختيار ملف", "أو أفلتوه هنا")]
    public void It_speaks_the_language_of_the_page_and_names_the_file_that_was_chosen(string language, string asks, string hint)
    {
        using var page = new Page(Cultures.Find(language));
        string? chosen = null;
        var field = page.Render<FileField>(x => x.Add(y => y.Id, "file").Add(y => y.Accept, ".csv").Add(y => y.OnChange, y => chosen = y.File.Name));
        Assert.That((field.Find(".button").TextContent, field.Find("#file-chosen").TextContent), Is.EqualTo((asks, hint)));

        field.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("a;b", "relevé.csv"));

        Assert.That((chosen, field.Find("#file-chosen").TextContent, field.Find("input[type=file]").GetAttribute("accept")), Is.EqualTo(("relevé.csv", "relevé.csv", ".csv")));
    }

    [Test]
    public void The_hint_beside_it_is_told_with_what_was_chosen()
    {
        using var page = new Page();

        var field = page.Render<Field>(x => x.Add(y => y.Id, "file").Add(y => y.Label, "Relevé").Add(y => y.Hint, "CSV ou Excel").AddChildContent<FileField>(z => z.Add(f => f.Id, "file").Add(f => f.OnChange, _ => { })));

        Assert.That(field.Find("input[type=file]").GetAttribute("aria-describedby"), Is.EqualTo("file-hint file-chosen"));
    }
}
