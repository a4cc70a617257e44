using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>
/// Collects a model's audits: its constraints as tests with the same meaning, the invariants of its kind, then the
/// declared tests. If a declared test repeats a constraint, it only gives its own name and description to the constraint's test.
/// </summary>
internal sealed class TestResolver
{
    private readonly ResolvedModel _model;
    private readonly ModelContract _contract;
    private readonly string _file;
    private readonly string _relationFile;
    private readonly List<ResolvedTest> _tests = [];
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);

    private TestResolver(ResolvedModel model, ParsedContract parsed, ParsedContract? relation)
    {
        _model = model;
        _contract = parsed.Contract;
        _file = parsed.File;
        _relationFile = relation?.File ?? "";
    }

    /// <summary>The tests of <paramref name="model"/>; derived names are still empty.</summary>
    /// <param name="model">The model.</param>
    /// <param name="parsed">Its contract.</param>
    /// <param name="relation">The contract of the only model that it reads; null when it reads none or several.</param>
    public static IReadOnlyList<ResolvedTest> Resolve(ResolvedModel model, ParsedContract parsed, ParsedContract? relation)
    {
        var resolver = new TestResolver(model, parsed, relation);
        resolver.AddConstraints();
        resolver.AddInvariants();
        resolver.AddDeclared();
        return resolver._tests;
    }

    private void AddConstraints()
    {
        foreach (var column in _model.Columns)
        {
            foreach (var constraint in column.Constraints)
                AddConstraint(constraint, new([column.Name]), column.Name, Origin(column, constraint));
        }

        // A quarantine table has the contract of its staging model, and its rows break the constraints of this contract.
        if (_model.Kind == ModelKind.Quarantine)
            return;
        foreach (var constraint in _contract.Constraints)
            AddConstraint(constraint, constraint.Columns, constraint.Columns.Count == 1 ? constraint.Columns[0] : null, TestOrigin.Constraint);
        if (_model.Kind != ModelKind.Snapshot && _model.Key.Count > 0)
            AddUnique(_model.Key, TestOrigin.Constraint);
    }

    private TestOrigin Origin(ColumnContract column, ConstraintContract constraint)
    {
        if (IsDerived(column))
            return TestOrigin.Invariant;
        var isOwn = _model.Kind != ModelKind.Snapshot || _contract.Columns.Any(c => c.Name == column.Name && c.Constraints.Contains(constraint));
        return isOwn ? TestOrigin.Constraint : TestOrigin.RelationConstraint;
    }

    private bool IsDerived(ColumnContract column) =>
        _model.Kind == ModelKind.Quarantine || (_model.Kind == ModelKind.Snapshot && SnapshotColumns.IsBookkeeping(column.Name));

    private void AddConstraint(ConstraintContract constraint, EquatableArray<string> columns, string? column, TestOrigin origin)
    {
        switch (constraint.Type)
        {
            case ConstraintType.NotNull:
                AddNotNull(columns, origin);
                break;
            case ConstraintType.Unique:
                AddUnique(columns, origin);
                break;
            case ConstraintType.PrimaryKey:
                AddNotNull(columns, origin);
                AddUnique(columns, origin);
                break;
            case ConstraintType.ForeignKey when constraint.To is { } to:
                AddForeignKey(constraint, to, columns, origin);
                break;
            case ConstraintType.Check when constraint.Expression is { } expression:
                Add(column, Test(TestType.Check, Argument("expression", new([expression]))), origin);
                break;
        }
    }

    private void AddNotNull(EquatableArray<string> columns, TestOrigin origin)
    {
        foreach (var column in columns)
            Add(column, Test(TestType.NotNull), origin);
    }

    private void AddUnique(EquatableArray<string> columns, TestOrigin origin)
    {
        if (columns.Count == 1)
            Add(columns[0], Test(TestType.Unique), origin);
        else
            Add(null, Test(TestType.Unique, Argument("columns", columns)), origin);
    }

    private void AddForeignKey(ConstraintContract constraint, string to, EquatableArray<string> columns, TestOrigin origin)
    {
        var toArgument = Argument("to", new([to]));
        var fieldArgument = Argument("field", constraint.ToColumns);
        if (columns.Count == 1)
            Add(columns[0], Test(TestType.Relationships, toArgument, fieldArgument), origin);
        else
            Add(null, Test(TestType.Relationships, Argument("columns", columns), toArgument, fieldArgument), origin);
    }

    private void AddInvariants()
    {
        if (_model.Kind != ModelKind.Snapshot)
            return;
        AddUnique(new([SnapshotColumns.VersionId]), TestOrigin.Invariant);
        Add(null, Test(TestType.Scd2NoOverlap), TestOrigin.Invariant);
    }

    private void AddDeclared()
    {
        if (_model.Kind == ModelKind.Quarantine)
            return;
        foreach (var column in _model.Columns)
        {
            foreach (var test in column.Tests)
                Add(column.Name, test, TestOrigin.DataTest);
        }

        foreach (var test in _contract.Tests)
            Add(null, test, TestOrigin.DataTest);
    }

    private void Add(string? column, TestContract declared, TestOrigin origin)
    {
        var normal = Normalize(declared, ref column);
        if (!TestColumns.AreThere(_model, column, normal))
            return;
        var test = new ResolvedTest(declared.Name ?? "", _model.Name, column, normal, origin) { File = File(origin) };
        var identity = TestIdentity.Of(test);
        if (_known.TryGetValue(identity, out var index))
        {
            var first = _tests[index];
            var name = first.Name.Length > 0 ? first.Name : test.Name;
            var description = first.Test.Description.Length > 0 ? first.Test.Description : test.Test.Description;
            _tests[index] = first with { Name = name, Test = first.Test with { Name = name.Length > 0 ? name : null, Description = description }, File = origin == TestOrigin.DataTest ? test.File : first.File };
            return;
        }

        _known.Add(identity, _tests.Count);
        _tests.Add(test);
    }

    private string File(TestOrigin origin) => origin switch
    {
        TestOrigin.Constraint or TestOrigin.DataTest => _file,
        TestOrigin.RelationConstraint => _relationFile,
        TestOrigin.Invariant => "",
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, "no such origin"),
    };

    /// <summary>A test of a model that lists one column becomes a test of that column.</summary>
    private static TestContract Normalize(TestContract test, ref string? column)
    {
        if (test.Type != TestType.Unique || column is not null || test.Values("columns") is not { Count: 1 } single)
            return test;
        column = single[0];
        return test with { Arguments = test.Arguments.Where(static a => a.Name != "columns").ToEquatableArray() };
    }

    private static TestContract Test(TestType type, params TestArgument[] arguments) =>
        new(type, null, "", arguments.ToEquatableArray(), TestSettings.Default);

    private static TestArgument Argument(string name, EquatableArray<string> values) => new(name, values);
}
