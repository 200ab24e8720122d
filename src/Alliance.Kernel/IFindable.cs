namespace Alliance.Kernel;

/// <summary>A row that people look for by what they write: <see cref="ModuleDb"/> keeps the <see cref="Folding">folded</see> text in a column beside it, with every save.</summary>
public interface IFindable
{
    /// <summary>What the row is found by; first what lists are ordered by, its name.</summary>
    IEnumerable<string?> FoundBy { get; }
}
