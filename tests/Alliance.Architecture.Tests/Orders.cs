using Alliance.Kernel;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Alliance.Architecture.Tests;

/// <summary>No query orders by an id: SQL Server compares the last bytes of one first, SQLite the first ones of its text, and of one moment no id is the earlier one.</summary>
public sealed class Orders
{
    /// <summary>Those that pass over all rows, batch after batch: which come first changes nothing.</summary>
    private static readonly string[] PassOverAll =
    [
        "CheckDocuments", "CheckFundCommand", "CheckLoansCommand", "FiguresKeeper", "FundProof", "MassDeferralRunner", "ReportLoans",
    ];

    /// <summary>What is relayed in order has its own tests.</summary>
    private static readonly string[] Elsewhere = ["OutboxRelay", "Handover"];

    private static readonly string[] Ordering = ["OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "MinBy", "MaxBy"];

    [Test]
    public void No_query_orders_by_an_id()
    {
        var found =
            from assembly in Product.Assemblies
            from type in ModuleDefinition.ReadModule(assembly.Location).GetTypes()
            from method in type.Methods
            where method.HasBody
            from call in method.Body.Instructions
            where call.OpCode.Code is Code.Call && call.Operand is GenericInstanceMethod { DeclaringType.FullName: "System.Linq.Queryable" } called
                && Ordering.Contains(called.Name) && called.GenericArguments.Count == 2 && IsId(called.GenericArguments[1])
            select Outermost(type);

        Assert.That(found.Distinct().Except([.. PassOverAll, .. Elsewhere], StringComparer.Ordinal), Is.Empty);
    }

    [Test]
    public void Those_that_pass_over_all_are_still_there() =>
        Assert.That(PassOverAll, Is.SubsetOf(Product.Types.Select(x => x.Name)));

    private static bool IsId(TypeReference key) =>
        key.FullName is "System.Guid" || (key is GenericInstanceType generic
            && (generic.ElementType.FullName == typeof(Id<>).FullName || (generic.ElementType.FullName == "System.Nullable`1" && IsId(generic.GenericArguments[0]))));

    private static string Outermost(TypeDefinition type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return type.Name;
    }
}
