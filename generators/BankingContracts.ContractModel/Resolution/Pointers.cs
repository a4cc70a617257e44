using System.Globalization;
using BankingContracts.ContractModel.Reading;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>Pointers to parts of a contract that may be written in more than one way.</summary>
internal static class Pointers
{
    /// <summary>The item at <paramref name="index"/> of <paramref name="list"/>; the list itself where a scalar stands for a list of one.</summary>
    public static string Item(PositionMap positions, string list, int index)
    {
        var item = list + "/" + index.ToString(CultureInfo.InvariantCulture);
        return positions.Has(item) ? item : list;
    }

    /// <summary>Column <paramref name="index"/> of a contract.</summary>
    public static string Column(int index) => "columns/" + index.ToString(CultureInfo.InvariantCulture);

    /// <summary>Constraint <paramref name="index"/> of <paramref name="owner"/>, a pointer to a column or empty for the model.</summary>
    public static string Constraint(string owner, int index) => Below(owner, "constraints/" + index.ToString(CultureInfo.InvariantCulture));

    /// <summary>
    /// An argument of test <paramref name="index"/> of <paramref name="owner"/>: below data_tests or tests, below the test's
    /// name or its <c>arguments</c>; the test itself where the file states no such argument.
    /// </summary>
    public static string TestArgument(PositionMap positions, string owner, int index, string type, string argument)
    {
        var list = Below(owner, positions.Has(Below(owner, "data_tests")) ? "data_tests" : "tests");
        var test = list + "/" + index.ToString(CultureInfo.InvariantCulture);
        string[] forms =
        [
            test + "/" + type + "/arguments/" + argument,
            test + "/" + type + "/" + argument,
            test + "/arguments/" + argument,
        ];
        return forms.FirstOrDefault(positions.Has) ?? test;
    }

    private static string Below(string owner, string part) => owner.Length == 0 ? part : owner + "/" + part;
}
