namespace Alliance.Ui.Tests;

public sealed class ProvincesTests
{
    [Test]
    public void All_that_the_regions_have_are_named() => Assert.That(Provinces.Count, Is.EqualTo(Regions.Provinces));

    [TestCase("Larache", "العرائش")]
    [TestCase("El Kelâa des Sraghna", "قلعة السراغنة")]
    [TestCase("Agadir Ida-Outanane", "أكادير-إداوتنان", Description = "as the platform's file has it")]
    [TestCase("SALE", "سلا")]
    [TestCase("Atlantide", "Atlantide")]
    public void In_Arabic_a_province_has_its_Arabic_name(string written, string name)
    {
        Assert.That(Provinces.Name(written, Cultures.Arabic), Is.EqualTo(name));
        Assert.That(Provinces.Name(written, Cultures.French), Is.EqualTo(written));
        Assert.That(Provinces.Name(written, Cultures.English), Is.EqualTo(written));
    }
}
