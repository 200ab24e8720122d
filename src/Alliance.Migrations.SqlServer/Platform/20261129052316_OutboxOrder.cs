using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Migrations.SqlServer.Platform
{
    /// <inheritdoc />
    public partial class OutboxOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_platform_outbox",
                table: "platform_outbox");

            migrationBuilder.AddColumn<long>(
                name: "Number",
                table: "platform_outbox",
                type: "bigint",
                nullable: false)
                .Annotation("SqlServer:Identity", "1, 1");

            migrationBuilder.AddColumn<int>(
                name: "Attempts",
                table: "platform_outbox",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Failure",
                table: "platform_outbox",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "NextTryAt",
                table: "platform_outbox",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ParkedAt",
                table: "platform_outbox",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddPrimaryKey(
                name: "PK_platform_outbox",
                table: "platform_outbox",
                column: "Number");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_platform_outbox",
                table: "platform_outbox");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "platform_outbox");

            migrationBuilder.DropColumn(
                name: "Attempts",
                table: "platform_outbox");

            migrationBuilder.DropColumn(
                name: "Failure",
                table: "platform_outbox");

            migrationBuilder.DropColumn(
                name: "NextTryAt",
                table: "platform_outbox");

            migrationBuilder.DropColumn(
                name: "ParkedAt",
                table: "platform_outbox");

            migrationBuilder.AddPrimaryKey(
                name: "PK_platform_outbox",
                table: "platform_outbox",
                column: "Id");
        }
    }
}
