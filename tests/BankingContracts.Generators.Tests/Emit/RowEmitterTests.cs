using BankingContracts.ContractModel.Model;
using BankingContracts.Generators.Emit;
using BankingContracts.Generators.Tests.Infrastructure;
using static BankingContracts.Generators.Tests.Infrastructure.SampleModels;

namespace BankingContracts.Generators.Tests.Emit;

public sealed class RowEmitterTests
{
    [Fact]
    public void EveryTypeIsReadAndWritten()
    {
        var kinds = Enum.GetValues<DataTypeKind>().Where(static k => k != DataTypeKind.Unknown).ToArray();
        var model = Query(
            "every_type",
            Layer.Marts,
            [
                .. kinds.Select(static k => Column("needed_" + k.ToString().ToLowerInvariant(), new DataType(k, 18, 2))),
                .. kinds.Select(static k => Column("optional_" + k.ToString().ToLowerInvariant(), new DataType(k, 18, 2), isNotNull: false)),
            ]) with
        { Description = "One column of every type." };

        var text = ModelEmitter.Emit(WithSql(model), "Sample");

        Assert.Empty(GeneratedCode.Problems(text));
        Snapshot.Verify(text);
    }

    [Theory]
    [InlineData("customer", "customer")]
    [InlineData("model", "model")]
    [InlineData("read", "write")]
    [InlineData("equals", "to_string")]
    [InlineData("account", "account_model")]
    [InlineData("string", "system")]
    [InlineData("global", "namespace")]
    public void AnyNamesCompile(string model, string column)
    {
        var text = ModelEmitter.Emit(WithSql(Query(model, Layer.Marts, Varchar(column), Varchar("definition"))), "Sample");
        Assert.Empty(GeneratedCode.Problems(text));
    }

    [Fact]
    public void ColumnsCalledLikeMembersOfRecordsCompile()
    {
        string[] columns =
        [
            "model", "read", "write", "clone", "equality_contract", "print_members", "equals", "finalize", "get_hash_code",
            "get_type", "memberwise_clone", "reference_equals", "to_string", "deconstruct", "model_value",
        ];
        var text = ModelEmitter.Emit(WithSql(Query("odd", Layer.Marts, [.. columns.Select(static c => Varchar(c))])), "Sample");
        Assert.Empty(GeneratedCode.Problems(text));
    }

    [Fact]
    public void ModelsThatDifferByASuffixStandSideBySide()
    {
        string[] names = ["risk", "risk_model", "risk_row", "risk_model_row", "risk_row_model"];
        var texts = names.Select(static n => ModelEmitter.Emit(WithSql(Query(n, Layer.Marts, Varchar("id"))), "Sample"));
        Assert.Empty(GeneratedCode.Problems(texts));
    }

    [Fact]
    public void DescriptionsBecomeDocumentationWhateverTheyHold()
    {
        var model = Query("notes", Layer.Marts, Varchar("id", description: "Less < more & \"quoted\" </summary>\n\nsecond line\u2028third"))
            with
        { Description = "*/ // <c> \u0001 }" };

        var text = ModelEmitter.Emit(WithSql(model), "Sample");

        Assert.Empty(GeneratedCode.Problems(text));
        Assert.Contains("    /// Less &lt; more &amp; \"quoted\" &lt;/summary&gt;\n    /// second line\n    /// third\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Marts")]
    [InlineData("A.B", "A.B.Marts")]
    [InlineData("@event", "@event.Marts")]
    public void TheNamespaceIsTheRootAndTheLayer(string root, string expected)
    {
        var text = ModelEmitter.Emit(WithSql(Query("t", Layer.Marts, Varchar("id"))), root);
        Assert.Empty(GeneratedCode.Problems(text));
        Assert.Contains($"namespace {expected};\n", text, StringComparison.Ordinal);
    }
}
