using System.Text.Json;

namespace BankingContracts.Runtime.Definitions;

/// <summary>The names of the kinds.</summary>
public static class QuarantineKinds
{
    /// <summary>The usual words; a contract may have its own, see <see cref="QuarantineReason.Words"/>.</summary>
    public static string Words(this QuarantineKind kind) => kind switch
    {
        QuarantineKind.Missing => "missing value",
        QuarantineKind.Invisible => "invisible character",
        QuarantineKind.Format => "invalid format",
        QuarantineKind.Decimals => "too many decimals",
        QuarantineKind.Range => "out of range",
        QuarantineKind.Sign => "negative value",
        QuarantineKind.Future => "later than the run",
        QuarantineKind.NotAccepted => "not an accepted value",
        QuarantineKind.Operation => "unknown operation",
        QuarantineKind.RepeatedHeader => "repeats the header",
        QuarantineKind.TooFewFields => "too few fields",
        QuarantineKind.TooManyFields => "too many fields",
        QuarantineKind.Conflict => "conflicting rows",
        QuarantineKind.Contradiction => "contradicts the history",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };

    /// <summary>The name in JSON and CSV.</summary>
    public static string Name(this QuarantineKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());
}
