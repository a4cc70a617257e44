using System.Globalization;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>Pointers to the parts of a contract; a position map finds the nearest part that the file has.</summary>
internal static class Pointers
{
    /// <summary>The item at <paramref name="index"/> of <paramref name="list"/>.</summary>
    public static string Item(string list, int index) => list + "/" + index.ToString(CultureInfo.InvariantCulture);

    /// <summary>Column <paramref name="index"/> of a contract.</summary>
    public static string Column(int index) => Item("columns", index);

    /// <summary>Constraint <paramref name="index"/> of <paramref name="owner"/>, a pointer to a column or empty for the model.</summary>
    public static string Constraint(string owner, int index) => Item(owner.Length == 0 ? "constraints" : owner + "/constraints", index);

    /// <summary>An argument of test <paramref name="index"/> of <paramref name="column"/>.</summary>
    public static string TestArgument(string column, int index, TestType type, string argument) =>
        Item(column + "/data_tests", index) + "/" + Words<TestType>.Of(type) + "/" + argument;
}
