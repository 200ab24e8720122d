using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Forms;

namespace Alliance.Architecture.Tests;

/// <summary>Browsers' own fields of numbers and days read by the browser's language and turn with the wheel: <c>1 234,50</c> became 123450. Ours (<c>Alliance.Ui/Fields</c>) read by one rule.</summary>
public sealed partial class BrowserFields
{
    private static readonly Type[] Others = [typeof(InputDate<>), typeof(InputNumber<>)];

    /// <summary>Ours say what is wrong in the words of the page, beside the field and above the form.</summary>
    private static readonly Type[] Wrapped = [typeof(EditForm), typeof(InputText), typeof(InputTextArea), typeof(InputSelect<>), typeof(InputFile)];

    [Test]
    public void Of_numbers_and_days_stand_nowhere()
    {
        var found =
            from file in Product.Files("src", ".razor", ".cs", ".js", ".html", ".css")
            where !file.IsIn("src/Alliance.Migrations.") // types of columns
            from line in file.Lines
            where Forbidden().IsMatch(line.Code)
            select $"{file.Path}:{line.Number}: {line.Code.Trim()}";

        Assert.That(found, Is.Empty);
    }

    [Test]
    public void Are_no_part_of_any_component() => Assert.That(
        from component in Components.Ours
        from part in Components.Parts(component)
        where Others.Contains(part) || (Wrapped.Contains(part) && component != typeof(Ui.FileField) && component != typeof(Ui.Form))
        select $"{component}: {part.Name}", Is.Empty);

    /// <summary>As an attribute in markup, quoted or not, or set by a script.</summary>
    [GeneratedRegex("""type\\?["']?\s*[=:,]\s*\\?["']?(number|date|month|week|time|datetime-local|range)\b|InputType\.(Number|Date|Month|Time|Week|DateTimeLocal)""")]
    private static partial Regex Forbidden();
}
