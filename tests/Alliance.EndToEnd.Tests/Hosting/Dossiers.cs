namespace Alliance.EndToEnd.Tests.Hosting;

/// <summary>A plausible dossier as the HTTP interface takes it; the person is invented.</summary>
internal static class Dossiers
{
    public static object Plausible(string province, decimal amount = 50_000) => new
    {
        amount,
        term = 36,
        purpose = "Matériel de l'atelier",
        plan = new { totalInvestment = amount * 2, ownFunds = amount / 2, bankLoan = amount / 2, other = 0 },
        entrepreneur = new { name = "Salma Démonstration", gender = "woman", bornOn = "1994-03-05" },
        enterprise = new
        {
            name = "Atelier (démonstration)",
            kind = "created",
            sector = "crafts",
            legalForm = "auto-entrepreneur",
            province,
            area = "urban",
            jobsPlanned = 2,
        },
    };
}
