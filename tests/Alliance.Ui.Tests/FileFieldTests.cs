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

    [Test]
    public void Several_are_handed_on_at_once_and_counted()
    {
        using var page = new Page();
        var names = new List<string>();
        var field = page.Render<FileField>(x => x.Add(y => y.Id, "files").Add(y => y.Multiple, true).Add(y => y.OnChange, y => names.AddRange(y.GetMultipleFiles(20).Select(z => z.Name))));

        field.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("a", "cin.pdf"), InputFileContent.CreateFromText("b", "rib.pdf"));

        Assert.That(names, Is.EqualTo(["cin.pdf", "rib.pdf"]));
        Assert.That(field.Find(".file-name").TextContent, Does.StartWith("2 "));
    }

    /// <summary>Its words are a button's, which a screen reader hears as the field's name.</summary>
    [Test]
    public void One_in_a_list_is_a_button_of_its_own_words()
    {
        using var page = new Page();
        var field = page.Render<FileField>(x => x.Add(y => y.Id, "cin").Add(y => y.Compact, "Ajouter").Add(y => y.OnChange, _ => { }));

        Assert.That(field.Find("input").GetAttribute("aria-label"), Is.EqualTo("Ajouter"));
        Assert.That(field.FindAll(".file-name"), Is.Empty);
    }
}
