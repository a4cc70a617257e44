namespace BankingContracts.Server.Access;

/// <summary>Where a browser goes after signing in: never to another site.</summary>
internal static class LocalPath
{
    /// <summary>A path of this service; its first page when <paramref name="asked"/> is none.</summary>
    public static string Of(string? asked) =>
        asked is ['/', ..] && asked is not (['/', '/' or '\\', ..]) && !asked.Any(c => char.IsControl(c) || c == '\\') ? asked : "/";
}
