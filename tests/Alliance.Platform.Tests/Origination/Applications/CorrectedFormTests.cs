using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;

namespace Alliance.Platform.Tests.Origination.Applications;

/// <summary>Two people correct one dossier: the second one's form after the first has saved.</summary>
internal sealed class CorrectedFormTests
{
    [Test]
    public void What_one_side_changed_is_taken_and_what_both_changed_is_told_and_stays_as_typed()
    {
        NewApplicationForm Opened() => new() { Name = "Amina", Phone = "0611", Amount = Money.Dirhams(50_000), BornOn = new(1990, 3, 12), Term = 36 };
        var mine = Opened();
        mine.Phone = "0622"; // here alone
        mine.Amount = Money.Dirhams(40_000); // both
        mine.Term = 48; // both, alike
        var stored = Opened();
        stored.Name = "Amina Alaoui"; // there alone
        stored.BornOn = new(1991, 3, 12); // there alone
        stored.Amount = Money.Dirhams(45_000);
        stored.Term = 48;

        var both = mine.TakeOver(Opened(), stored);

        Assert.That((mine.Name, mine.Phone, mine.Amount?.InDirhams, mine.BornOn, mine.Term), Is.EqualTo(("Amina Alaoui", "0622", 40_000m, new DateOnly(1991, 3, 12), 48)));
        Assert.That(both, Is.EqualTo(new[] { new FieldChange(DossierField.Amount, "45000.00", "40000.00") }));
    }
}
