using System.Globalization;

namespace BankingContracts.Benchmarks;

/// <summary>What to measure, and where.</summary>
/// <param name="Sizes">Numbers of accounts.</param>
/// <param name="Repeats">How often each run is measured; the median counts. Odd.</param>
/// <param name="WorkDirectory">For data and databases; 10M accounts need 8 GB.</param>
/// <param name="Document">A Markdown file whose tables are replaced, or null.</param>
internal sealed record BenchmarkOptions(IReadOnlyList<long> Sizes, int Repeats, string WorkDirectory, string? Document)
{
    public const string Usage = "[--sizes 200k,2M] [--repeats 3] [--work DIRECTORY] [--document FILE.md]";

    /// <exception cref="FormatException">An option is unknown or its value is not one.</exception>
    public static BenchmarkOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = new BenchmarkOptions([200_000, 2_000_000], 3, Path.Combine(Path.GetTempPath(), "banking-contracts-benchmarks"), null);
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : throw new FormatException($"{arguments[i]} has no value");
            options = arguments[i] switch
            {
                "--sizes" => options with { Sizes = [.. value.Split(',').Select(Size)] },
                "--repeats" => options with { Repeats = int.Parse(value, CultureInfo.InvariantCulture) },
                "--work" => options with { WorkDirectory = Path.GetFullPath(value) },
                "--document" => options with { Document = Path.GetFullPath(value) },
                _ => throw new FormatException($"unknown option {arguments[i]}"),
            };
        }

        return options;
    }

    /// <summary>A number of rows as people write it: 200k, 2M.</summary>
    public static string SizeText(long size) => size % 1_000_000 == 0 ? $"{size / 1_000_000}M" : size % 1000 == 0 ? $"{size / 1000}k" : $"{size}";

    private static long Size(string text) => text[^1] switch
    {
        'k' => 1000 * long.Parse(text[..^1], CultureInfo.InvariantCulture),
        'M' => 1_000_000 * long.Parse(text[..^1], CultureInfo.InvariantCulture),
        _ => long.Parse(text, CultureInfo.InvariantCulture),
    };
}
