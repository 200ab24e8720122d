namespace Alliance.Tenancy.Lifecycle.Commands;

/// <summary>Something an operator does to organisations from the command line: <c>dotnet Alliance.Host.dll organisations list</c>. Modules register their own.</summary>
public interface IOperatorCommand
{
    /// <summary>One lower-case word.</summary>
    string Name { get; }

    /// <summary>Its arguments and what it does, on one line.</summary>
    string Usage { get; }

    /// <param name="args">Without the command's name. The registry is loaded; nothing of the folder is remembered by loading it.</param>
    /// <returns>0 when all went well.</returns>
    /// <exception cref="Kernel.RefusedException">Its message is shown to the operator.</exception>
    Task<int> Run(string[] args, TextWriter output, CancellationToken ct);
}
