using System.Text.Json;
using System.Text.Json.Serialization;

namespace BankingContracts.Server.Address;

/// <summary>How the command line reaches the service of a database: what is in the file beside it.</summary>
/// <param name="Address">Where it answers, for example <c>http://127.0.0.1:5080</c>; empty while it starts.</param>
/// <param name="ProcessId">Its process.</param>
/// <param name="Token">Who knows it may do everything: only who may read the file.</param>
internal sealed record ServiceAddress(string Address, int ProcessId, string Token)
{
    private const string End = ".server.json";

    /// <summary>The version of the file's format.</summary>
    [JsonPropertyOrder(-1)]
    public int FormatVersion { get; init; } = 1;

    /// <summary>The file of a database.</summary>
    /// <param name="database">The full path of the database.</param>
    public static string FileOf(string database) => database + End;

    /// <summary>What the file of a database says; null when there is none, when it is not readable, or when the service only starts.</summary>
    /// <param name="database">The full path of the database.</param>
    public static ServiceAddress? Read(string database)
    {
        try
        {
            using var file = new FileStream(FileOf(database), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return JsonSerializer.Deserialize(file, AddressJson.Default.ServiceAddress) is { Address.Length: > 0 } address ? address : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}

/// <summary>The JSON of the file, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(ServiceAddress))]
internal sealed partial class AddressJson : JsonSerializerContext;
