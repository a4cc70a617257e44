using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Planning;

namespace BankingContracts.Runtime.Tests.Planning;

/// <summary>src_a -> stg_a -> snap_a -> int_a -> mart_a and mart_b; src_b -> stg_b -> mart_b.</summary>
public sealed class ModelSelectionTests
{
    private static readonly PipelineDefinition Pipeline = new(
        "Sample",
        [
            Model("src_a", ModelLayer.Source, new SourceBody { File = "a.csv", Fields = [], LoadedAtColumn = "loaded_at" }),
            Model("src_b", ModelLayer.Source, new SourceBody { File = "b.csv", Fields = [], LoadedAtColumn = "loaded_at", Delivery = Delivery.Delta }),
            Model("stg_a", ModelLayer.Staging, new StagingBody("src_a", "quarantine_stg_a", Sql, [], []), "src_a"),
            Model("quarantine_stg_a", ModelLayer.Staging, new QuarantineBody("stg_a")),
            Model("stg_b", ModelLayer.Staging, new StagingBody("src_b", "quarantine_stg_b", Sql, [], []), "src_b"),
            Model("quarantine_stg_b", ModelLayer.Staging, new QuarantineBody("stg_b")),
            Model("snap_a", ModelLayer.Snapshots, new SnapshotBody("stg_a", SnapshotStrategy.Check, null, [], HardDeletes.NewRecord, KeepQuarantined: false, UpdatedAtIsLoadTime: false), "stg_a"),
            Model("int_a", ModelLayer.Intermediate, new QueryBody(Materialization.View, "select 1"), "snap_a"),
            Model("mart_a", ModelLayer.Marts, new QueryBody(Materialization.Table, "select 1"), "int_a") with { Tags = ["daily"] },
            Model("mart_b", ModelLayer.Marts, new QueryBody(Materialization.Table, "select 1"), "int_a", "stg_b") with { Tags = ["daily", "weekly"] },
        ],
        []);

    private static SqlText Sql => new("select 1", "select 1");

    [Theory]
    [InlineData("mart_a", "mart_a")]
    [InlineData("mart_?", "mart_a mart_b")]
    [InlineData("m*t_a*", "mart_a")]
    [InlineData("*r*_b*", "src_b stg_b quarantine_stg_b mart_b")]
    [InlineData("*_b", "src_b stg_b quarantine_stg_b mart_b")]
    [InlineData("stg_a", "stg_a quarantine_stg_a")]
    [InlineData("quarantine_stg_a", "stg_a quarantine_stg_a")]
    [InlineData("+int_a", "src_a stg_a quarantine_stg_a snap_a int_a")]
    [InlineData("1+int_a", "snap_a int_a")]
    [InlineData("2+int_a", "stg_a quarantine_stg_a snap_a int_a")]
    [InlineData("snap_a+", "snap_a int_a mart_a mart_b")]
    [InlineData("snap_a+1", "snap_a int_a")]
    [InlineData("1+int_a+1", "snap_a int_a mart_a mart_b")]
    [InlineData("+int_a+", "src_a stg_a quarantine_stg_a snap_a int_a mart_a mart_b")]
    [InlineData("0+int_a", "int_a")]
    [InlineData("@int_a", "src_a src_b stg_a quarantine_stg_a stg_b quarantine_stg_b snap_a int_a mart_a mart_b")]
    [InlineData("@mart_a", "src_a stg_a quarantine_stg_a snap_a int_a mart_a")]
    [InlineData("tag:weekly", "mart_b")]
    [InlineData("tag:d*", "mart_a mart_b")]
    [InlineData("layer:Marts", "mart_a mart_b")]
    [InlineData("source:src_a+1", "src_a stg_a quarantine_stg_a")]
    [InlineData("source:*", "src_a src_b")]
    [InlineData("config.materialized:view", "int_a")]
    [InlineData("config.materialized:snapshot", "snap_a")]
    [InlineData("config.hard_deletes:new_record", "snap_a")]
    [InlineData("config.strategy:check", "snap_a")]
    [InlineData("config.delivery:delta", "src_b")]
    [InlineData("tag:daily,tag:weekly", "mart_b")]
    [InlineData("+mart_a,layer:snapshots", "snap_a")]
    [InlineData("mart_a snap_a", "snap_a mart_a")]
    [InlineData("tag:weekly,mart_* src_a", "src_a mart_b")]
    public void ASelectorChooses(string selector, string models) => Assert.Equal(models.Split(' '), Chosen([selector], []));

    [Fact]
    public void SeveralSelectorsAddUp() => Assert.Equal(["src_a", "mart_a"], Chosen(["mart_a", "src_a"], []));

    [Fact]
    public void WithoutSelectorsAllModelsAreSelected() => Assert.Equal(Pipeline.Models.Select(m => m.Name), Chosen([], []));

    [Theory]
    [InlineData("+mart_a", "layer:source layer:staging", "snap_a int_a mart_a")]
    [InlineData("", "int_a+ src_*", "stg_a quarantine_stg_a stg_b quarantine_stg_b snap_a")]
    [InlineData("tag:daily", "tag:weekly", "mart_a")]
    [InlineData("layer:staging", "quarantine_stg_a", "stg_b quarantine_stg_b")]
    public void WhatIsExcludedIsLeftOut(string select, string exclude, string models) => Assert.Equal(models.Split(' '), Chosen([select], [exclude]));

    [Theory]
    [InlineData("mart_c", "--select mart_c: there is no model 'mart_c'. Did you mean 'mart_a' or 'mart_b'?")]
    [InlineData("mart_", "--select mart_: there is no model 'mart_'. Did you mean 'mart_a' or 'mart_b'?")]
    [InlineData("MART_A", "--select MART_A: there is no model 'MART_A'. Did you mean 'mart_a' or 'mart_b'?")]
    [InlineData("mart_a mart_c", "--select mart_c: there is no model 'mart_c'. Did you mean 'mart_a' or 'mart_b'?")]
    [InlineData("tag:dayly", "--select tag:dayly: there is no tag 'dayly'. Did you mean 'daily'?")]
    [InlineData("tag:x", "--select tag:x: there is no tag 'x'. There are daily, weekly.")]
    [InlineData("layer:gold", "--select layer:gold: there is no layer 'gold'. There are source, staging, snapshots, intermediate, marts.")]
    [InlineData("source:stg_a", "--select source:stg_a: there is no source 'stg_a'. Did you mean 'src_a'?")]
    [InlineData("tags:daily", "--select tags:daily: there is no selector 'tags:'. Did you mean 'tag:'? Write a model's name, or one of tag:, layer:, source:, config.materialized:, config.strategy:, config.hard_deletes:, config.delivery:.")]
    [InlineData("state:modified", "--select state:modified: there is no selector 'state:'. Write a model's name, or one of tag:, layer:, source:, config.materialized:, config.strategy:, config.hard_deletes:, config.delivery:.")]
    [InlineData("mart_a,snap_a", "--select mart_a,snap_a: no model fits all its parts.")]
    public void ASelectorThatChoosesNothingIsRefused(string selector, string message) =>
        Assert.Equal(message, Assert.Throws<PipelineException>(() => Chosen([selector], [])).Message);

    [Fact]
    public void AnExclusionThatChoosesNothingIsRefused() => Assert.Equal(
        "--exclude mart_c: there is no model 'mart_c'. Did you mean 'mart_a' or 'mart_b'?",
        Assert.Throws<PipelineException>(() => Chosen([], ["mart_c"])).Message);

    [Fact]
    public void ExcludingAllIsRefused() => Assert.Equal(
        "--exclude removes all selected models.", Assert.Throws<PipelineException>(() => Chosen(["mart_a"], ["mart_*"])).Message);

    private static IEnumerable<string> Chosen(string[] select, string[] exclude)
    {
        var chosen = ModelSelection.Of(Pipeline, select, exclude);
        return Pipeline.Models.Select(m => m.Name).Where(chosen.Contains);
    }

    private static ModelDefinition Model(string name, ModelLayer layer, ModelBody body, params string[] upstreams) => new()
    {
        Name = name,
        Layer = layer,
        Description = "",
        Columns = [],
        Key = [],
        Upstreams = upstreams,
        Body = body,
        CreateTable = Sql,
        Fingerprint = "f",
    };
}
