using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Reading.Yaml;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Reading.Binding;

/// <summary>Reads one entry of <c>data_tests</c>.</summary>
/// <param name="scope">Collects the findings.</param>
/// <param name="place">The place of the test.</param>
internal sealed class TestBinder(BindingScope scope, TestPlace place)
{
    /// <summary>The test that <paramref name="item"/> declares; null when it names no test.</summary>
    public TestContract? Bind(YamlNode item, string pointer)
    {
        switch (item)
        {
            case ScalarNode { IsText: true } name:
                return Bind(name, null, pointer);
            case MappingNode { Entries.Count: 1 } mapping:
                return Bind(mapping.Entries[0].Key, mapping.Entries[0].Value, pointer);
            case UnreadableNode:
                return null;
            case MappingNode { Entries.Count: > 1 } mapping:
                scope.Report(
                    FileRules.WrongKind, mapping.Entries[1].Key.Span, mapping.Entries[1].Key.Value,
                    "an argument indented below the test '" + mapping.Entries[0].Key.Value + "'", "a second key beside it");
                return null;
            default:
                scope.Report(FileRules.WrongKind, item.Span, "each item of data_tests", "a test's name or a mapping of one name to its arguments", ValueCheck.Found(item));
                return null;
        }
    }

    private TestContract? Bind(ScalarNode name, YamlNode? value, string pointer)
    {
        if (TestCatalog.Find(name.Value) is not { } spec)
        {
            // Packages of dbt put their name before the test: dbt_utils.accepted_range.
            var bare = name.Value.Substring(name.Value.LastIndexOf('.') + 1);
            var names = TestCatalog.All.Select(static t => t.Name).ToArray();
            var near = NearName.Find(bare, names);
            scope.Report(
                ContractRules.UnknownTest, name.Span, name.Value,
                near is null ? "the tests are " + string.Join(", ", names) : "did you mean '" + near + "'?");
            return null;
        }

        var own = BindingScope.Join(pointer, spec.Name);
        scope.Record(own, name.Span, value ?? name);
        if (value is not (null or MappingNode or UnreadableNode or ScalarNode { IsNull: true }))
        {
            scope.Report(FileRules.WrongKind, name.Span, spec.Name, "a mapping of the test's arguments", ValueCheck.Found(value));
            return null;
        }

        var test = Open(value, spec, spec.Keys, own, name.Span);
        var config = Section.Open(scope, test.Node("config"), KeyTables.TestConfig, own, spec.Name, name.Span);
        var arguments = Open(test.Node("arguments"), spec, spec.ArgumentKeys, own, name.Span);
        RequireArguments(spec, name.Span, test, arguments);
        return new TestContract(
            spec.Type,
            test.Text("name"),
            test.Text("description") ?? "",
            Arguments(spec, own, test, arguments),
            TestSettingsBinder.Bind(scope, test, config));
    }

    private Section Open(YamlNode? node, TestSpec spec, KeyTable table, string pointer, SourceSpan anchor) =>
        Section.Open(scope, node, table, pointer, spec.Name, anchor, key => scope.Report(
            ContractRules.UnknownArgument, key.Span, key.Value, spec.Name, ArgumentHint(key.Value, spec, table)));

    private EquatableArray<TestArgument> Arguments(TestSpec spec, string pointer, params Section[] sections) =>
        spec.Arguments
            .Select(a => (a.Name, Section: sections.FirstOrDefault(s => s.Node(a.Name) is not null)))
            .Where(static a => a.Section is not null)
            .OrderBy(a => scope.Find(BindingScope.Join(pointer, a.Name))!.Value.Key.Start)
            .Select(static a => new TestArgument(a.Name, Values(a.Name, a.Section!)))
            .ToEquatableArray();

    private static EquatableArray<string> Values(string name, Section section)
    {
        var values = section.Texts(name)!.Value;
        return name switch
        {
            "to" => new([ModelNames.Read(values[0])]),
            "inclusive" => new([section.Flag(name) is true ? "true" : "false"]),
            _ => values,
        };
    }

    private void RequireArguments(TestSpec spec, SourceSpan anchor, params Section[] sections)
    {
        bool States(ArgumentSpec argument) => sections.Any(s => s.States(argument.Name));
        bool Lacks(ArgumentSpec argument) => sections.All(s => s.Lacks(argument.Name));
        foreach (var argument in spec.Arguments)
        {
            if (argument.Need is ArgumentNeed.AtModel && place is TestPlace.Column && States(argument))
            {
                var key = scope.Find(sections.First(s => s.States(argument.Name)).PointerOf(argument.Name))!.Value.Key;
                scope.Report(ContractRules.UnknownArgument, key, argument.Name, spec.Name, "at a column, the test checks that column; move the test to the model or remove '" + argument.Name + "'");
            }
            else if (argument.Need is ArgumentNeed.Mandatory && Lacks(argument))
            {
                scope.Report(ContractRules.MissingArgument, anchor, spec.Name, "'" + argument.Name + "'", "add it indented below the test");
            }
            else if (argument.Need is ArgumentNeed.AtModel && place is not TestPlace.Column && Lacks(argument))
            {
                ReportModelWithoutColumn(spec, argument, anchor);
            }
        }

        var alternatives = spec.Arguments.Where(static a => a.Need is ArgumentNeed.OneOf).ToArray();
        if (alternatives.Length > 0 && alternatives.All(Lacks))
            scope.Report(ContractRules.MissingArgument, anchor, spec.Name, string.Join(" or ", alternatives.Select(static a => "'" + a.Name + "'")), "add one of them indented below the test");
    }

    private void ReportModelWithoutColumn(TestSpec spec, ArgumentSpec argument, SourceSpan anchor) => scope.Report(
        ContractRules.TestDoesNotFit, anchor, spec.Name, "a model without '" + argument.Name + "'", "name its columns there, or move the test to a column");

    private static string ArgumentHint(string name, TestSpec spec, KeyTable table)
    {
        var known = table.Keys.Select(static k => k.Name).ToArray();
        if (NearName.Find(name, known) is { } near)
            return "did you mean '" + near + "'?";
        return spec.Arguments.Count == 0 ? "it takes none" : "it takes " + string.Join(", ", spec.Arguments.Select(static a => a.Name));
    }
}
