using Mono.Cecil;

namespace Alliance.Architecture.Tests;

/// <summary>A module's folders are its areas: an area of a platform knows only lower ones, and nowhere do folders of one level know each other in a circle.</summary>
/// <remarks>A module's front door (<c>…Module</c>) composes the areas beside it: it may know them all, and none of them knows it.</remarks>
public sealed class Areas
{
    /// <summary>A new area takes its place here, with the decision that explains it.</summary>
    private static readonly Dictionary<string, int> Levels = new(StringComparer.Ordinal)
    {
        ["Entries"] = 0,
        ["Files"] = 0,
        ["Notices"] = 0,
        ["Calendar"] = 1,
        ["Links"] = 1,
        ["Proposals"] = 1,
        ["Views"] = 1,
        ["Store"] = 1,
        ["Tasks"] = 1,
        ["Product"] = 1,
        ["Governance"] = 2,
        ["Origination"] = 3,
        ["Lending"] = 4,
        ["Contracting"] = 5,
        ["Fund"] = 5,
        ["Collection"] = 5,
        ["Accompaniment"] = 5,
        ["Treasury"] = 6,
        ["Insight"] = 6,
    };

    private const string Platform = "Alliance.Platform";
    private static readonly string[] Modules = [Platform, "Alliance.Tenancy", "Alliance.Identity", "Alliance.Federation"];

    [Test]
    public void An_area_of_a_platform_knows_only_lower_ones() => None(
        from arrow in Between(Read(Platform), Platform)
        where arrow.From.Length > 0 && Levels[arrow.To] >= Levels[arrow.From]
        select arrow.ToString());

    [Test]
    public void What_all_areas_of_a_platform_share_knows_none() => None(
        Between(Read(Platform), Platform).Where(x => x.From.Length == 0).Select(x => x.ToString()));

    [Test]
    public void A_front_door_is_known_by_nobody_behind_it() => None(
        from module in Modules
        from reference in Read(module)
        where IsFrontDoor(reference.To) && IsWithin(reference.From.Namespace, reference.To.Namespace) && !IsFrontDoor(reference.From)
        select $"{reference.From.FullName} → {reference.To.FullName}");

    [TestCaseSource(nameof(Modules))]
    public void Folders_beside_each_other_form_no_circle(string module)
    {
        var references = Read(module);
        var parents = references.SelectMany(x => Ancestors(x.From.Namespace, module)).Distinct();
        None(parents.SelectMany(x => Circles(Between(references, x))));
    }

    private static void None(IEnumerable<string> arrows)
    {
        var all = arrows.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.That(all, Is.Empty, string.Join('\n', all));
    }

    private static IReadOnlyList<(TypeDefinition From, TypeDefinition To)> Read(string module)
    {
        using var assembly = ModuleDefinition.ReadModule(Product.Assemblies.Single(x => x.GetName().Name == module).Location);
        return [.. References.Within(assembly).Where(x => IsWithin(x.From.Namespace, module) && IsWithin(x.To.Namespace, module))];
    }

    /// <summary>Arrows between folders directly under <paramref name="parent"/>; "" is what lies in it beside them.</summary>
    private static IReadOnlyList<Arrow> Between(IEnumerable<(TypeDefinition From, TypeDefinition To)> references, string parent) =>
    [
        .. from reference in references
           where IsWithin(reference.From.Namespace, parent) && IsWithin(reference.To.Namespace, parent)
           let @from = Folder(reference.From, parent)
           let to = Folder(reference.To, parent)
           where @from != to && !(@from.Length == 0 && IsFrontDoor(reference.From)) && to.Length > 0
           select new Arrow(@from, to, reference.From.FullName, reference.To.FullName),
    ];

    private static bool IsFrontDoor(TypeDefinition type) => type.Name.EndsWith("Module", StringComparison.Ordinal) && type is { IsAbstract: true, IsSealed: true };

    private static bool IsWithin(string inner, string outer) => inner == outer || inner.StartsWith(outer + ".", StringComparison.Ordinal);

    private static string Folder(TypeDefinition type, string parent) =>
        type.Namespace.Length == parent.Length ? "" : type.Namespace[(parent.Length + 1)..].Split('.')[0];

    private static IEnumerable<string> Ancestors(string inner, string module)
    {
        for (var at = inner; IsWithin(at, module); at = at[..at.LastIndexOf('.')]) yield return at;
    }

    /// <summary>Folders that can reach themselves, with one arrow of each pair that closes the circle.</summary>
    private static IEnumerable<string> Circles(IReadOnlyList<Arrow> arrows)
    {
        var known = arrows.ToLookup(x => x.From, x => x.To);
        return from arrow in arrows.DistinctBy(x => (x.From, x.To))
               where arrow.From.Length > 0 && Reach(arrow.To, known).Contains(arrow.From)
               select arrow.ToString();
    }

    private static HashSet<string> Reach(string start, ILookup<string, string> known)
    {
        HashSet<string> reached = [start];
        var next = new Queue<string>(reached);
        while (next.TryDequeue(out var at))
        {
            foreach (var to in known[at].Where(reached.Add)) next.Enqueue(to);
        }

        return reached;
    }

    private sealed record Arrow(string From, string To, string User, string Used)
    {
        public override string ToString() => $"{From} → {To}: {User} uses {Used}";
    }
}
