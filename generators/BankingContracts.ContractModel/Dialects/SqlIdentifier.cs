namespace BankingContracts.ContractModel.Dialects;

/// <summary>Writes names into SQL.</summary>
public static class SqlIdentifier
{
    /// <summary><paramref name="name"/> unchanged if it is plain snake_case, otherwise in the engine's quotes.</summary>
    public static string Quote(string name, Dialect dialect) => DialectSyntax.Of(dialect).Identifier(name);
}
