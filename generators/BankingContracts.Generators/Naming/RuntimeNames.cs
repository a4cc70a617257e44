namespace BankingContracts.Generators.Naming;

/// <summary>The names of the runtime's types in generated code.</summary>
internal static class RuntimeNames
{
    /// <summary>Models, audits and their parts.</summary>
    public const string Definitions = "global::BankingContracts.Runtime.Definitions.";

    /// <summary>Rows and the readers and writers of their fields.</summary>
    public const string Rows = "global::BankingContracts.Runtime.Rows.";

    /// <summary>A value of one of the runtime's enums. Its members have the same names as those of the contract model's enum.</summary>
    public static string Value<T>(string type, T value)
        where T : struct, Enum => Definitions + type + "." + value;
}
