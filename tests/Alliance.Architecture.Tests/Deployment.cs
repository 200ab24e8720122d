using Alliance.Federation;
using Alliance.Identity;
using Alliance.Platform;
using Alliance.Tenancy;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Architecture.Tests;

/// <summary>The product with every module, as a host of development would be put together, without serving.</summary>
internal static class Deployment
{
    private static readonly ServiceProvider Services = Build();

    public static OrganisationSchema Schema => Services.GetRequiredService<OrganisationSchema>();

    /// <summary>What the registry makes of a file.</summary>
    public static OrganisationFile Parse(string name, string text) => Services.GetRequiredService<OrganisationParser>().Parse(name, text);

    /// <summary>A good file's organisation.</summary>
    public static Organisation Accept(string text)
    {
        var file = Parse("any.json", text);
        return file.Organisation ?? throw new AssertionException($"{file.Reason}: {text}");
    }

    private static ServiceProvider Build()
    {
        var host = WebApplication.CreateBuilder();
        host.Configuration.AddInMemoryCollection([new("Demo:Allowed", "true")]);
        host.AddTenancy();
        host.AddIdentity();
        host.AddPlatform();
        host.AddFederation();
        return host.Services.BuildServiceProvider();
    }
}
