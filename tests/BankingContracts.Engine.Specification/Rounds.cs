using System.Globalization;

namespace BankingContracts.Engine.Specification;

/// <summary>
/// How much a test plays. <c>SPEC_ROUNDS=n</c> plays that many random sequences, <c>SPEC_EVERY=1</c> lets every statement fail, and <c>BANKINGCONTRACTS_PROOF_SEEDS=FIRST-LAST</c> plays other
/// seeds, for a night.
/// </summary>
public static class Rounds
{
    private const string Count = "SPEC_ROUNDS";
    private const string Step = "SPEC_EVERY";
    private const string Range = "BANKINGCONTRACTS_PROOF_SEEDS";

    /// <summary>The seeds from 1 to <paramref name="usual"/>, or those that the environment names.</summary>
    public static IEnumerable<int> Seeds(int usual)
    {
        if (Environment.GetEnvironmentVariable(Range)?.Split('-') is [var first, var last])
            return Enumerable.Range(Number(first), Number(last) - Number(first) + 1);
        return Enumerable.Range(1, Environment.GetEnvironmentVariable(Count) is { Length: > 0 } count ? Number(count) : usual);
    }

    /// <summary>The distance between the statements that fail: <paramref name="usual"/>, or what the environment says.</summary>
    public static int Every(int usual) => Environment.GetEnvironmentVariable(Step) is { Length: > 0 } every ? Number(every) : usual;

    /// <summary>Whether the environment asks for more than the usual.</summary>
    public static bool AreMany => Environment.GetEnvironmentVariable(Count) is { Length: > 0 };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
