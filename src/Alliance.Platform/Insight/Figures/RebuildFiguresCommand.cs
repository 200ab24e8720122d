using System.Diagnostics;
using System.Globalization;
using Alliance.Platform.Entries;
using Alliance.Tenancy.Lifecycle.Commands;
using Alliance.Tenancy.Organisations;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Insight.Figures;

/// <summary>Computes a platform's figures anew from its dossiers and loans, should anybody doubt them.</summary>
internal sealed class RebuildFiguresCommand(IOrganisations organisations, IServiceScopeFactory scopes) : IOperatorCommand
{
    public string Name => "rebuild-figures";

    public string Usage => "<id> — computes a platform's figures anew and announces all months";

    public async Task<int> Run(string[] args, TextWriter output, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        var platform = organisations.Platform(args is [var id] ? id : null);
        await using var scope = scopes.ScopeOf(platform);
        var since = Stopwatch.StartNew();
        await scope.ServiceProvider.GetRequiredService<FiguresKeeper>().Rebuild(ct: ct);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{platform.Id}: figures computed anew in {since.Elapsed.TotalSeconds:0.0} s"));
        return 0;
    }
}
