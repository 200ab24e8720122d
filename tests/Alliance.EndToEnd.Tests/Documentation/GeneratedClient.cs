using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;
using NSwag.CodeGeneration.OperationNameGenerators;

namespace Alliance.EndToEnd.Tests.Documentation;

/// <summary>A client as any program would generate it from the description, compiled in memory with a program that uses it.</summary>
internal static class GeneratedClient
{
    /// <param name="description">The document, as served.</param>
    /// <param name="program">A C# program of top-level statements.</param>
    public static async Task Run(string description, string program, string className, string @namespace, params string[] arguments)
    {
        var assembly = Compile(await Generate(description, className, @namespace), program);
        var context = new AssemblyLoadContext("generated client", isCollectible: true);
        try
        {
            if (context.LoadFromStream(assembly).EntryPoint!.Invoke(null, [arguments]) is Task running) await running;
        }
        finally
        {
            context.Unload();
        }
    }

    public static async Task<string> Generate(string description, string className, string @namespace) =>
        new CSharpClientGenerator(await OpenApiDocument.FromJsonAsync(description), new CSharpClientGeneratorSettings
        {
            ClassName = className,
            OperationNameGenerator = new SingleClientFromOperationIdOperationNameGenerator(),
            CSharpGeneratorSettings = { Namespace = @namespace, DateType = "System.DateOnly" },
        }).GenerateFile();

    private static MemoryStream Compile(params string[] sources)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(x => Path.GetFileName(x).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(x) is "Newtonsoft.Json.dll" or "netstandard.dll" or "mscorlib.dll")
            .Select(x => MetadataReference.CreateFromFile(x));
        var compilation = CSharpCompilation.Create(
            $"client-{Guid.NewGuid():N}",
            [.. sources.Prepend("global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;").Select(x => CSharpSyntaxTree.ParseText(x))],
            references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        Assert.That(result.Diagnostics.Where(x => x.Severity is DiagnosticSeverity.Error).Select(x => x.ToString()), Is.Empty);
        assembly.Position = 0;
        return assembly;
    }
}
