namespace BankingContracts.ContractModel.Sql;

/// <summary>The kind of a piece of SQL text.</summary>
public enum SqlTokenKind
{
    /// <summary>A keyword or an unquoted name.</summary>
    Word,

    /// <summary>A name in double quotes or backticks.</summary>
    QuotedName,

    /// <summary>A text literal.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>One character of punctuation or of an operator.</summary>
    Symbol,
}
