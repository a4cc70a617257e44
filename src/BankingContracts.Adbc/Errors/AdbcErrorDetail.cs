using System.Text;

namespace BankingContracts.Adbc.Errors;

/// <summary>What a driver says beside the message of an error, for example a header of a remote service.</summary>
/// <param name="Key">The driver's name of it.</param>
/// <param name="Value">The bytes; what they mean is the driver's choice, mostly UTF-8.</param>
public sealed record AdbcErrorDetail(string Key, ReadOnlyMemory<byte> Value)
{
    /// <summary>The value, read as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Value.Span);
}
