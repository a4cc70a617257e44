namespace BankingContracts.Runtime.Rows;

/// <summary>A value that is not written as its column's type demands.</summary>
public sealed class FieldFormatException(string message, Exception? inner = null) : FormatException(message, inner);
