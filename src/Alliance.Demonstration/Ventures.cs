using Alliance.Platform.Origination.Enterprises;

namespace Alliance.Demonstration;

/// <summary>Enterprises that don't exist: what they do, where, in which form, and a name with a number that tells it was drawn.</summary>
internal sealed class Ventures(DemonstrationProfile profile, Chance chance)
{
    /// <summary>Auto-entrepreneurs exist since 2015, with cards from the year after.</summary>
    private const int FirstAutoEntrepreneurs = 2016;

    private static readonly string[] Words =
    [
        "Afra", "Agdal", "Amal", "Amane", "Anzar", "Arganier", "Assafou", "Assirem", "Azemmour", "Azour", "Baraka", "Ifoulki", "Itri", "Izdar", "Nakhil",
        "Najah", "Nour", "Ouaha", "Rihane", "Safa", "Tafoukt", "Tagmat", "Tamazirt", "Tamount", "Tarwa", "Tawssna", "Tifawine", "Tislit", "Tiziri", "Yasmine", "Zitoune",
    ];

    private sealed record Trade(string Noun, string Purpose, LegalForm Usual = LegalForm.SarlAu);

    private static readonly Dictionary<string, Trade[]> Trades = new(StringComparer.Ordinal)
    {
        ["agriculture"] =
        [
            new("Ferme", "Serre maraîchère et goutte-à-goutte", LegalForm.Individual), new("Coopérative agricole", "Plantation d'oliviers et matériel d'irrigation", LegalForm.Cooperative),
            new("Rucher", "Ruches, extracteur et conditionnement du miel", LegalForm.Individual), new("Élevage", "Étable et cheptel laitier", LegalForm.Individual),
        ],
        ["agri-food"] =
        [
            new("Coopérative", "Presse à huile et mise en bouteille", LegalForm.Cooperative), new("Fromagerie", "Chambre froide et matériel de transformation du lait"),
            new("Conserverie", "Ligne de conditionnement de câpres et d'olives", LegalForm.Sarl), new("Boulangerie", "Four et pétrin", LegalForm.Individual),
        ],
        ["fishing"] =
        [
            new("Pêcherie", "Barque, moteur et filets", LegalForm.Individual), new("Marée", "Camionnette frigorifique et glace", LegalForm.SarlAu),
            new("Coopérative de pêche", "Collecte et conditionnement des algues", LegalForm.Cooperative),
        ],
        ["crafts"] =
        [
            new("Atelier", "Métiers à tisser et matière première", LegalForm.Individual), new("Menuiserie", "Machines à bois", LegalForm.Individual),
            new("Coopérative artisanale", "Atelier de tapis et de broderie", LegalForm.Cooperative), new("Bijouterie", "Outillage et argent", LegalForm.Individual),
        ],
        ["industry"] = [new("Emballages", "Machine à emballages en carton", LegalForm.Sarl), new("Textiles", "Dix machines à coudre industrielles", LegalForm.Sarl), new("Ferronnerie", "Poste à souder et découpe")],
        ["construction"] = [new("Bâtiment", "Échafaudages et bétonnière"), new("Étanchéité", "Matériel d'étanchéité et d'isolation"), new("Électricité", "Outillage et véhicule d'intervention", LegalForm.Individual)],
        ["trade"] = [new("Épicerie", "Rayonnage et premier stock", LegalForm.Individual), new("Librairie", "Aménagement et stock scolaire"), new("Quincaillerie", "Local et stock", LegalForm.Individual)],
        ["tourism"] = [new("Maison d'hôtes", "Aménagement de cinq chambres"), new("Excursions", "Véhicule et matériel de randonnée"), new("Table", "Cuisine et salle d'un restaurant")],
        ["transport"] = [new("Transport", "Véhicule utilitaire", LegalForm.Individual), new("Messagerie", "Trois triporteurs électriques")],
        ["digital"] = [new("Studio", "Postes de travail et logiciels"), new("Web", "Développement d'une place de marché locale"), new("Impression", "Imprimante grand format")],
        ["health"] = [new("Optique", "Matériel d'optométrie"), new("Laboratoire dentaire", "Four et matériel de prothèse"), new("Kinésithérapie", "Équipement d'un cabinet", LegalForm.Individual)],
        ["education"] = [new("Crèche", "Aménagement et jeux"), new("Centre de langues", "Mobilier et tableaux interactifs")],
        ["services"] =
        [
            new("Pressing", "Machines de nettoyage à sec", LegalForm.Individual), new("Salon", "Équipement d'un salon de coiffure", LegalForm.Individual),
            new("Garage", "Pont élévateur et valise de diagnostic", LegalForm.Individual), new("Cabinet", "Bureau de conseil et de comptabilité"),
            new("Jardins", "Matériel d'entretien d'espaces verts"),
        ],
    };

    /// <param name="dossiers">In order of receipt.</param>
    /// <param name="jobs">Foreseen, one number for each dossier.</param>
    public IEnumerable<(EnterpriseProfile Profile, string Purpose)> For(IReadOnlyList<PlannedDossier> dossiers, IReadOnlyList<int> jobs)
    {
        var sectors = chance.Deal(dossiers.Count, profile.Sectors);
        var provinces = chance.Deal(dossiers.Count, [.. profile.Provinces.Select(x => new Share<ProvinceShare>(x, x.Weight))]);
        var kinds = chance.Deal(dossiers.Count, profile.Kinds);
        for (var i = 0; i < dossiers.Count; i++)
        {
            var trade = chance.Pick(Trades[sectors[i]]);
            yield return (new(
                $"{trade.Noun} {chance.Pick(Words)} {i + 1}", kinds[i], sectors[i], FormOf(trade, dossiers[i].ReceivedOn.Year), provinces[i].Name,
                chance.Percent(provinces[i].RuralPercent) ? Area.Rural : Area.Urban, jobs[i]), trade.Purpose);
        }
    }

    private LegalForm FormOf(Trade trade, int year) => trade.Usual switch
    {
        LegalForm.Individual when year >= FirstAutoEntrepreneurs && chance.Percent(55) => LegalForm.AutoEntrepreneur,
        LegalForm.SarlAu when chance.Percent(25) => LegalForm.Sarl,
        _ => trade.Usual,
    };
}
