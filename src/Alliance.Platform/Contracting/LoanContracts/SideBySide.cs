using Alliance.Kernel;
using Alliance.Platform.Contracting.Templates;
using Alliance.Platform.Entries;

namespace Alliance.Platform.Contracting.LoanContracts;

/// <summary>Two wordings of a contract beside each other: part by part, so they have the same parts in the same order.</summary>
internal static class SideBySide
{
    /// <exception cref="RefusedException"><c>contract.languages-differ</c>: naming the first part that does.</exception>
    public static void Demand(IReadOnlyList<TemplateBlock> left, IReadOnlyList<TemplateBlock> right)
    {
        var at = left.Zip(right).TakeWhile(x => x.First.Kind == x.Second.Kind && x.First.Clause == x.Second.Clause).Count();
        if (at == left.Count && at == right.Count) return;
        var (there, here) = (new ContractWords.Part(left.ElementAtOrDefault(at)), new ContractWords.Part(right.ElementAtOrDefault(at)));
        throw new RefusedException("contract.languages-differ", $"The two templates don't have the same parts: '{there}' in one, '{here}' in the other.", at + 1, there, here);
    }
}
