namespace Alliance.Federation.Platforms;

internal static class PlatformKey
{
    public const int MaxLength = 40;
}
