using Alliance.Host.Operating;

namespace Alliance.EndToEnd.Tests.Settings;

/// <summary>An operator's command stands among the settings it needs, in any order.</summary>
public sealed class CommandSettingsTests
{
    [TestCase("organisations list", "organisations list")]
    [TestCase("organisations list --Database:Template=x", "organisations list")]
    [TestCase("--Database:Template=x organisations list", "organisations list")]
    [TestCase("organisations --Tenants:Folder /t list", "organisations list")]
    [TestCase("--environment Development organisations export ism --to file.zip --Network:BaseDomain=example.ma", "organisations export ism --to file.zip")]
    [TestCase("organisations restore ism --from a=b.backup", "organisations restore ism --from a=b.backup")]
    [TestCase("--Network:BaseDomain=example.ma", null)]
    [TestCase("", null)]
    [TestCase("list", null)]
    public void Settings_are_no_part_of_it(string given, string? command)
    {
        var asked = Operation.Asked(given.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.That(asked is null ? null : string.Join(' ', asked), Is.EqualTo(command));
    }
}
