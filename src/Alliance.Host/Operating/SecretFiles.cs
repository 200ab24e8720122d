namespace Alliance.Host.Operating;

/// <summary>Secrets as files: one for each setting, named as its environment variable would be (<c>Database__Template</c>), as containers and clusters mount them. Environment variables are inherited by child processes and shown by every inspection of a container.</summary>
public static class SecretFiles
{
    /// <summary>Adds the files in <c>Secrets:Folder</c>, where that is set; they win over every other source. A line break at the end of a file isn't part of its value.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder named isn't there: without its secrets the host must not start on defaults.</exception>
    public static void AddSecretFiles(this WebApplicationBuilder host)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (host.Configuration["Secrets:Folder"] is { Length: > 0 } folder)
            host.Configuration.AddKeyPerFile(Path.GetFullPath(folder), optional: false);
    }
}
