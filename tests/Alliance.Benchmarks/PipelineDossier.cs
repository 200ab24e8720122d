using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Sessions;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;

namespace Alliance.Benchmarks;

/// <summary>A dossier on one of the steps of its way, made by the domain.</summary>
internal static class PipelineDossier
{
    private static readonly string[] Provinces = ["Tiznit", "Taroudannt", "Tata"];
    private static readonly string[] Officers = ["Samira Ouchen", "Abdellatif Rguibi", "Hanane Bouhmidi"];

    /// <summary>Of ten: two received, two in appraisal, one ready, one on an agenda, one adjourned, three decided.</summary>
    public static object[] Template(int at, DateOnly today)
    {
        var receivedOn = today.AddDays(-40 - at);
        var amount = Money.Dirhams(30_000 + at % 20 * 3_000);
        var enterprise = new Enterprise(new($"Entreprise {at}", ProjectKind.Created, Sectors.All[at % Sectors.All.Count], LegalForm.Sarl, Provinces[at % Provinces.Length], Area.Rural, 2));
        var entrepreneur = new Entrepreneur(enterprise.Id, new($"Emprunteur {at}", Gender.Woman, new(1990, 1, 1)));
        var request = new LoanRequest(amount, 36, "Équipement") { Plan = new(amount, null, amount, Money.Zero, Money.Zero, Money.Zero) };
        var dossier = new LoanApplication($"P0-D-{at:000}", enterprise, entrepreneur, request, receivedOn, On(receivedOn), new Officer(null, Officers[at % Officers.Length]));
        Advance(dossier, at % 10, receivedOn, today.AddDays(-at % 60));
        return [enterprise, entrepreneur, dossier];
    }

    private static void Advance(LoanApplication dossier, int step, DateOnly receivedOn, DateOnly decidedOn)
    {
        if (step < 2) return;
        dossier.TakeUp(On(receivedOn.AddDays(5)));
        if (step < 4) return;
        dossier.CallReady(receivedOn.AddDays(20), [], On(receivedOn.AddDays(20)));
        if (step < 5) return;
        dossier.PutOnAgenda("Comité d’agrément", On(receivedOn.AddDays(25)));
        if (step < 6) return;
        var motion = step < 7
            ? new Motion(MotionKind.Adjourn) { Until = decidedOn.AddDays(60), Words = "Devis à revoir" }
            : new Motion(MotionKind.Approve) { Amount = dossier.Request.Amount, Term = 36, GraceMonths = 6 };
        dossier.Decide(motion, decidedOn, On(decidedOn));
    }

    private static Entry On(DateOnly day) => new(day, "Chargée d’affaires", day.ToDateTime(new(9, 0), DateTimeKind.Utc));
}
