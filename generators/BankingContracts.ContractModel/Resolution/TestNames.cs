using System.Globalization;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>Gives every test of a pipeline a unique name.</summary>
internal sealed class TestNames
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes <paramref name="name"/>, or the first of <c>name_2</c>, <c>name_3</c> ... that is free.</summary>
    public string Take(string name)
    {
        var free = name;
        for (var number = 2; !_taken.Add(free); number++)
            free = name + "_" + number.ToString(CultureInfo.InvariantCulture);
        return free;
    }

    /// <summary>
    /// Gives names to <paramref name="tests"/>, which are ordered by model. The authors' own names come first, so a derived name never takes
    /// one of them.
    /// </summary>
    public IReadOnlyList<ResolvedTest> Name(IReadOnlyList<ResolvedTest> tests)
    {
        var named = tests.Select(t => t.Name.Length > 0 ? t with { Name = Take(t.Name) } : t).ToList();
        return named.ConvertAll(t => t.Name.Length > 0 ? t : t with { Name = Take(Derive(t)) });
    }

    /// <summary>Makes a name such as <c>not_null_stg_account_balance_amount</c>: type, model, columns, and what a relationship points to.</summary>
    private static string Derive(ResolvedTest test)
    {
        string[] columns = test.Column is { } column ? [column] : test.Test.Values("columns").ToArray();
        var name = string.Join("_", new[] { Words<TestType>.Of(test.Test.Type), test.Model }.Concat(columns));
        return test.Test.Type == TestType.Relationships && test.Test.Value("to") is { } to ? name + "__" + to : name;
    }
}
