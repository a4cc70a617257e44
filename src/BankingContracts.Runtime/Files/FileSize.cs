using System.Globalization;

namespace BankingContracts.Runtime.Files;

/// <summary>Sizes of files in words.</summary>
public static class FileSize
{
    /// <summary>A size in the unit that fits, powers of 1024.</summary>
    /// <param name="bytes">The bytes.</param>
    public static string Text(long bytes) => bytes switch
    {
        < 1 << 10 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1 << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.0} KB"),
        < 1 << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1073741824.0:0.0} GB"),
    };
}
