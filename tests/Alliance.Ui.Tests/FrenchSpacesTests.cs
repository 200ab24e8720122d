using Alliance.Ui;

namespace Alliance.Ui.Tests;

internal sealed class FrenchSpacesTests
{
    [TestCase("Avis : {0} ; voir", "Avis\u00A0: {0}\u202F; voir")]
    [TestCase("Pourquoi ?", "Pourquoi\u202F?")]
    [TestCase("Vraiment !", "Vraiment\u202F!")]
    [TestCase("le projet « {3} » (dossier)", "le projet «\u00A0{3}\u00A0» (dossier)")]
    [TestCase("« Retour » : non", "«\u00A0Retour\u00A0»\u00A0: non")]
    [TestCase("Séance du {0} à 10:30", "Séance du {0} à 10:30")]
    [TestCase("https://alliance.example/x?y=1;2", "https://alliance.example/x?y=1;2")]
    [TestCase("{0:# prêt|# prêts} en retard", "{0:# prêt|# prêts} en retard")]
    [TestCase(" : ", "\u00A0: ")]
    [TestCase("", "")]
    public void Stand_where_French_has_them_and_nowhere_else(string written, string said) => Assert.That(FrenchSpaces.In(written), Is.EqualTo(said));

    [Test]
    public void Are_put_into_French_texts_alone()
    {
        var words = TextSet.Of(typeof(UiText));
        Assert.That(words.All(Cultures.French).Where(x => x.Value.Contains(" :", StringComparison.Ordinal) || x.Value.Contains(" ?", StringComparison.Ordinal)), Is.Empty);
        Assert.That(words.All(Cultures.English).Where(x => x.Value.Contains('\u00A0', StringComparison.Ordinal)), Is.Empty);
    }
}
