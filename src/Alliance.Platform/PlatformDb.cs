using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform;

/// <summary>The tables of one regional platform. It knows no area: each maps its own entities, names their sets and says what follows from saving them.</summary>
public sealed class PlatformDb(DbContextOptions<PlatformDb> options) : ModuleDb(options)
{
    public override string Module => "platform";
}
