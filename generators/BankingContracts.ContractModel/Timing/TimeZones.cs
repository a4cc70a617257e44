using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Timing;

/// <summary>Time zones by their IANA names.</summary>
internal static class TimeZones
{
    /// <summary>Whether <paramref name="name"/> is the exact name of a time zone.</summary>
    public static bool Knows(string name) => TimeZoneNames.All.Contains(name);

    /// <summary>
    /// The end of a sentence about an unknown name: the same name in other letters, the zone of the city <c>Berlin</c>, the nearest name, or what
    /// to write.
    /// </summary>
    public static string Remedy(string name)
    {
        var city = name.Trim().Replace(' ', '_');
        var zones = TimeZoneNames.All.OrderBy(static z => z, StringComparer.Ordinal).ToArray();
        var near = Array.Find(zones, z => z.Equals(city, StringComparison.OrdinalIgnoreCase))
            ?? Array.Find(zones, z => z.EndsWith("/" + city, StringComparison.OrdinalIgnoreCase))
            ?? NearName.Find(city, zones);
        return near is null ? "write a name of the IANA database, for example Europe/Berlin or UTC" : "did you mean '" + near + "'?";
    }
}
