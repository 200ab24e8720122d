namespace Alliance.Kernel;

/// <summary>Something that is changed as a whole: of two who change it at once, the second is refused (<c>changed-meanwhile</c>).</summary>
/// <remarks><see cref="ModuleDb"/> checks the revision and raises it whenever the entity or a part that it owns is saved: nobody writes it by hand.</remarks>
public interface IRevised
{
    /// <summary>0 when it is first stored; rises by one with each save that changes it.</summary>
    long Revision { get; }
}
