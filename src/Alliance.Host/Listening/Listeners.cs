using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Alliance.Host.Listening;

/// <summary>Where a listener is bound. Port 0 takes a free one.</summary>
public sealed record ListenerOptions : IValidatableObject
{
    [Required] public string Address { get; init; } = "127.0.0.1";

    [Range(0, 65535)] public int Port { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IPAddress.TryParse(Address, out _)) yield return new($"The listener's address '{Address}' is no IP address, such as 0.0.0.0.");
    }
}

/// <summary>Marks connections that came in on the management port. It hangs on the connection, so no header can forge it.</summary>
public sealed class ManagementConnection;

/// <summary>Two listeners: the public one, and one for health and metrics that needs no organisation.</summary>
public static class Listeners
{
    public static void AddListeners(this WebApplicationBuilder host)
    {
        ArgumentNullException.ThrowIfNull(host);
        Bind(host.Services, "Listen");
        Bind(host.Services, "Management");
        host.Services.AddOptions<KestrelServerOptions>().Configure<IOptionsMonitor<ListenerOptions>>((kestrel, options) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 10 * 1024 * 1024;
            Listen(kestrel, options.Get("Listen"), _ => { });
            Listen(kestrel, options.Get("Management"), listener => listener.Use(next => connection =>
            {
                connection.Features.Set(new ManagementConnection());
                return next(connection);
            }));
        });
    }

    private static void Bind(IServiceCollection services, string section) =>
        services.AddOptions<ListenerOptions>(section).BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();

    private static void Listen(KestrelServerOptions kestrel, ListenerOptions options, Action<ListenOptions> configure) =>
        kestrel.Listen(IPAddress.Parse(options.Address), options.Port, configure);
}
