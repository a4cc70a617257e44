using System.Text.Json.Serialization;

namespace BankingContracts.Runtime.Definitions;

/// <summary>What is wrong with a quarantined row, as reports count it. In JSON the members have the names in the attributes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<QuarantineKind>))]
public enum QuarantineKind
{
    /// <summary>NULL in a column that is not null.</summary>
    [JsonStringEnumMemberName("missing")]
    Missing,

    /// <summary>An invisible character inside a value that must be exact.</summary>
    [JsonStringEnumMemberName("invisible")]
    Invisible,

    /// <summary>Not in the form of its type.</summary>
    [JsonStringEnumMemberName("format")]
    Format,

    /// <summary>More decimals than the type allows.</summary>
    [JsonStringEnumMemberName("decimals")]
    Decimals,

    /// <summary>Outside what the type or the contract allows.</summary>
    [JsonStringEnumMemberName("range")]
    Range,

    /// <summary>Below zero, or zero where the contract does not allow zero.</summary>
    [JsonStringEnumMemberName("sign")]
    Sign,

    /// <summary>Later than the run.</summary>
    [JsonStringEnumMemberName("future")]
    Future,

    /// <summary>Not one of the accepted values.</summary>
    [JsonStringEnumMemberName("not_accepted")]
    NotAccepted,

    /// <summary>An operation code that the contract does not know.</summary>
    [JsonStringEnumMemberName("operation")]
    Operation,

    /// <summary>A record that repeats the file's header.</summary>
    [JsonStringEnumMemberName("repeated_header")]
    RepeatedHeader,

    /// <summary>A record with fewer fields than the file has columns.</summary>
    [JsonStringEnumMemberName("too_few_fields")]
    TooFewFields,

    /// <summary>A record with more fields than the file has columns.</summary>
    [JsonStringEnumMemberName("too_many_fields")]
    TooManyFields,

    /// <summary>Valid rows of one key with different values.</summary>
    [JsonStringEnumMemberName("conflict")]
    Conflict,

    /// <summary>A valid row with other values than the history of the same key and time.</summary>
    [JsonStringEnumMemberName("contradiction")]
    Contradiction,
}
